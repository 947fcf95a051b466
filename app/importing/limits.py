"""What a partner's file may cost: sizes that are refused in words, and the walls the reading process puts up."""

from __future__ import annotations

import sys

MEGABYTE = 1_000_000
FILE_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
RATIO = 100
"""Unpacked to packed size of one part; only asked of parts above RATIO_FROM, small ones cannot hurt."""
RATIO_FROM = 20 * MEGABYTE
TOGETHER_FROM = 5 * MEGABYTE
"""Size of a part from which markup and values of a workbook are read side by side."""
PARTS = 2_000
ROWS = 99_999
COLUMNS = 256
CELLS = 10_000_000
SHEETS = 300
OUTPUT_BYTES = 100 * MEGABYTE
SECONDS = 30
MEMORY_BYTES = 1_000 * MEGABYTE


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

    def hold_process() -> None:
        """Put this process into a job object with limits; Windows has no other wall (unproved, see WINDOWS.md)."""
        process_memory_flag, process_time_flag, extended_information = 0x100, 0x2, 9
        limits = _Limits(
            flags=process_memory_flag | process_time_flag,
            process_memory=MEMORY_BYTES,
            process_time=SECONDS * 10_000_000,
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

    def hold_process() -> None:
        """Let this process have no more memory, time and file size than a workbook may cost; it dies beyond them."""
        for what, most in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, OUTPUT_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
