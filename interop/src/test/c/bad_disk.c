/*
 * A disk with faults, for one process.
 *
 * SIGNALBOX_FAIL_SYNC   while this file exists, fsync and fdatasync fail with EIO
 * SIGNALBOX_SLOW_SYNC   each sync takes so many milliseconds more
 * SIGNALBOX_FULL_DISK   while this file exists, no file below a folder "ledger" grows: ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_marked(const char *variable) {
  const char *mark = getenv(variable);
  return mark != NULL && access(mark, F_OK) == 0;
}

static int sync_with(const char *name, int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  const char *slow = getenv("SIGNALBOX_SLOW_SYNC");
  if (is_marked("SIGNALBOX_FAIL_SYNC")) {
    errno = EIO;
    return -1;
  }
  if (slow != NULL) {
    usleep(atoi(slow) * 1000);
  }
  return real(fd);
}

int fsync(int fd) { return sync_with("fsync", fd); }

int fdatasync(int fd) { return sync_with("fdatasync", fd); }

static int finds_disk_full(int fd, off64_t end) {
  char link[64];
  char path[4096];
  struct stat64 file;
  if (!is_marked("SIGNALBOX_FULL_DISK")) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) {
    return 0;
  }
  path[length] = 0;
  return strstr(path, "/ledger/") != NULL && fstat64(fd, &file) == 0 && end > file.st_size;
}

ssize_t pwrite64(int fd, const void *octets, size_t count, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) =
      (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  if (finds_disk_full(fd, offset + (off64_t)count)) {
    errno = ENOSPC;
    return -1;
  }
  return real(fd, octets, count, offset);
}
