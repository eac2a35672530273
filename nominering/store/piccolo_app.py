"""The one Piccolo app: its tables and where its migrations lie."""

from pathlib import Path

from piccolo.conf.apps import AppConfig

from nominering.store import tables

APP_CONFIG = AppConfig(
    app_name="nominering",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=list(tables.EVERY),
)
