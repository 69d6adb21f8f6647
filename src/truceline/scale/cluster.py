"""Shards on a cluster of Ray: the engine starts workers, hands them shards, and hands a lost worker's shard to another.

Nothing here schedules or tries again; Ray does (docs/scale.md says why Ray).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from truceline.errors import LibraryMissing, WorkerLost
from truceline.pipeline import Engine
from truceline.scale.processes import THREADS
from truceline.scale.shards import Shard, ShardDone, code_shard

HERE = "here"
"""The address that stands for a cluster of this machine alone, which is started and ended with the command."""
TRIES = 3
"""How often a shard is handed to another worker when the one that has it is lost."""
PATIENCE = 10.0
"""Seconds in which a cluster must answer."""


class Coder:
    """A worker: an engine that codes shard after shard."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def code(self, shard: Shard) -> ShardDone:
        return code_shard(shard, self._engine)


def code_on_cluster(
    shards: Sequence[Shard], engine: Engine, address: str = HERE, workers: int | None = None
) -> Iterator[ShardDone | WorkerLost]:
    """Code shards on a cluster, as they are done. A shard that several workers did not survive comes as WorkerLost.

    `workers` is one for each core of the cluster where it is not said. Raises LibraryMissing, or WorkerLost where the
    cluster is not there.
    """
    ray = _start(address, workers)
    try:
        cores = int(ray.cluster_resources().get("CPU", 1))
        made = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=TRIES)(Coder)
        pool = ray.util.ActorPool([made.remote(engine) for _ in range(min(workers or cores, len(shards)))])
        for shard in shards:
            pool.submit(lambda coder, one: coder.code.remote(one), shard)
        left = {shard.source for shard in shards}
        while pool.has_next():
            with suppress(ray.exceptions.RayActorError):
                done = pool.get_next_unordered()
                left.discard(done.source)
                yield done
        for source in sorted(left):
            why = f"{TRIES + 1} workers that had it ended"
            yield WorkerLost("it is not coded", where=source, why=why, remedy="run the command again for what is left")
    finally:
        ray.shutdown()


def _start(address: str, workers: int | None) -> Any:
    """Ray, joined to a cluster. One of this machine stays on it: no dashboard, no usage report."""
    try:
        import ray
        import ray.util
    except ImportError as error:
        remedy = "pip install 'truceline[cluster]'"
        raise LibraryMissing("a cluster needs Ray", why=str(error), remedy=remedy) from None
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    environment = {"env_vars": dict.fromkeys(THREADS, "1")}
    told: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR", "runtime_env": environment}
    try:
        if address == HERE:
            ray.init(
                address="local",
                num_cpus=workers,
                include_dashboard=False,
                _node_ip_address="127.0.0.1",  # nobody else may send work to it
                **told,
            )
        else:
            _knock(address)
            ray.init(address=address, **told)
    except (OSError, RuntimeError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WorkerLost("the cluster does not answer", where=address, why=why) from None
    return ray


def _knock(address: str) -> None:
    """See whether somebody listens at an address with a port: Ray would wait for minutes. Raises OSError."""
    at = urlsplit(f"//{address.removeprefix('ray://')}")
    if at.hostname and at.port:
        socket.create_connection((at.hostname, at.port), PATIENCE).close()
