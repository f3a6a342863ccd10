"""What each page shows, as plain values built from the register: for HTML, JSON and CSV alike. No HTTP, no store."""
