"""Schema migrations, run by Alembic from within the package."""
