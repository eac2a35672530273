"""Where Piccolo's own tools look: the engine in use and the one app. `Database.start` fills in DB."""

from piccolo.conf.apps import AppRegistry
from piccolo.engine.base import Engine

DB: Engine | None = None

APP_REGISTRY = AppRegistry(apps=["nominering.store.piccolo_app"])
