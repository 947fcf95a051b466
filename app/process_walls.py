"""The walls around a process that reads what others sent: memory, processor time, and what it may write."""

from __future__ import annotations

import sys
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Walls:
    """What a process may take; it dies beyond any of these."""

    memory: int
    """In bytes."""
    seconds: int
    """Of the processor, over its whole life."""
    written: int
    """Bytes of one file that it writes."""


if sys.platform == "win32":
    import ctypes

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION as winnt.h lays it out for 64 bits."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", ctypes.c_uint32),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", ctypes.c_uint32),
            ("affinity", ctypes.c_size_t),
            ("priority", ctypes.c_uint32),
            ("scheduling", ctypes.c_uint32),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def hold_within(walls: Walls) -> None:
        """Put this process into a job object with limits; Windows has no other wall (unproved, see WINDOWS.md)."""
        process_memory_flag, process_time_flag, extended_information = 0x100, 0x2, 9
        limits = _Limits(
            flags=process_memory_flag | process_time_flag,
            process_memory=walls.memory,
            process_time=walls.seconds * 10_000_000,
        )
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        kernel.SetInformationJobObject(
            job, extended_information, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))

else:
    import resource

    def hold_within(walls: Walls) -> None:
        """Let this process have no more than its walls; it dies beyond them."""
        for what, most in (
            (resource.RLIMIT_AS, walls.memory),
            (resource.RLIMIT_CPU, walls.seconds),
            (resource.RLIMIT_FSIZE, walls.written),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
