/* Loaded before the C library: a disk that is slow, that holds its syncs back, or that fails.
 *
 * SHIM_DELAY_US  every sync takes at least this long
 * SHIM_HOLD      while this file exists, no sync ends
 * SHIM_FAIL      while this file exists, every sync fails
 * SHIM_TALLY     a file of three 64-bit counts: syncs of write-ahead logs, other syncs, syncs held back now
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { LOG_SYNCS, OTHER_SYNCS, HELD };

static _Atomic uint64_t *tally;
static const char *hold, *fail;
static long delay_us;

__attribute__((constructor)) static void begin(void) {
    const char *delay = getenv("SHIM_DELAY_US"), *path = getenv("SHIM_TALLY");
    delay_us = delay ? atol(delay) : 0;
    hold = getenv("SHIM_HOLD");
    fail = getenv("SHIM_FAIL");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *shared = mmap(NULL, 3 * sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) tally = shared;
    close(file);
}

static void rest(long us) {
    struct timespec span = {us / 1000000, us % 1000000 * 1000};
    while (nanosleep(&span, &span) != 0 && errno == EINTR) {}
}

static void count(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path);
    int is_log = length > 4 && memcmp(path + length - 4, "-wal", 4) == 0;
    atomic_fetch_add(&tally[is_log ? LOG_SYNCS : OTHER_SYNCS], 1);
}

static int sync_slowly(long call, int fd) {
    if (hold && access(hold, F_OK) == 0) {
        if (tally) atomic_fetch_add(&tally[HELD], 1);
        while (access(hold, F_OK) == 0) rest(500);
        if (tally) atomic_fetch_sub(&tally[HELD], 1);
    }
    if (fail && access(fail, F_OK) == 0) {
        errno = EIO;
        return -1;
    }
    if (delay_us) rest(delay_us);
    int result = (int)syscall(call, fd);
    if (tally) count(fd);
    return result;
}

int fsync(int fd) { return sync_slowly(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_slowly(SYS_fdatasync, fd); }
