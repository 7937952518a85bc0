package org.signalbox.app.internal.node;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The scheduler of Linux, by {@code sched_setscheduler(2)}. Elsewhere it refuses everything. Made
 * ready at the first call, which takes some milliseconds: a start does not wait for it.
 *
 * <p>What a thread in the idle class has the disk do is of the disk's idle class as well, unless
 * the thread has been given one ({@code ioprio_set(2)}). That would be in the way of those it is
 * meant to leave alone: its write of a block with sixteen files' inodes waits until the disk has
 * nothing else to do, and whoever syncs another of the sixteen waits for that write, five to ten
 * milliseconds. So each is given the ordinary class of the disk, and keeps it: it is the one that
 * an ordinary thread has without being given any.
 *
 * <p>A thread that one in the idle class begins is in it too, and nobody takes it out ({@code
 * SCHED_RESET_ON_FORK} concerns other classes): so work that can wait begins none.
 *
 * <p>One thread at a time, until {@link #mayReturn} has returned.
 */
final class LinuxScheduler implements SchedulerPort {

  private static final int SCHED_OTHER = 0;
  private static final int SCHED_IDLE = 5;

  /** Of {@code ioprio_set(2)}: one thread. */
  private static final int IOPRIO_WHO_PROCESS = 1;

  /** Best effort, at the priority of a thread that is not nice: class 2, level 4. */
  private static final int IOPRIO_ORDINARY = 2 << 13 | 4;

  /** Instead of a number: the calling thread. */
  private static final int SELF = 0;

  private Optional<MethodHandle> call = Optional.empty();
  private Optional<MethodHandle> disk = Optional.empty();
  private boolean isReady;

  @Override
  public boolean setIdle(int thread, boolean idle) {
    if (!isReady) {
      call = linked();
      disk = linkedForDisk();
      isReady = true;
    }
    if (idle) {
      disk.ifPresent(set -> ordinaryOnDisk(set, thread));
    }
    return call.isPresent() && set(call.get(), thread, idle ? SCHED_IDLE : SCHED_OTHER);
  }

  private static boolean set(MethodHandle call, int thread, int policy) {
    try (Arena arena = Arena.ofConfined()) {
      // struct sched_param, whose one field has to be 0 for both classes.
      MemorySegment parameter = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
      return (int) call.invokeExact(thread, policy, parameter) == 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }

  private static void ordinaryOnDisk(MethodHandle call, int thread) {
    try {
      // Refused nowhere for a thread of one's own; where it were, all goes on a little slower.
      long _ = (long) call.invokeExact(IOPRIO_WHO_PROCESS, thread, IOPRIO_ORDINARY);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }

  /** The C library has no function for it, and its number differs: empty where it is not known. */
  private static OptionalLong ioprioSet() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> OptionalLong.of(251);
      case "aarch64", "riscv64" -> OptionalLong.of(30);
      default -> OptionalLong.empty();
    };
  }

  /** {@code ioprio_set(2)} by {@code syscall(2)}, which elsewhere calls something else. */
  @SuppressWarnings("restricted") // The launcher allows native access.
  private static Optional<MethodHandle> linkedForDisk() {
    OptionalLong number = ioprioSet();
    if (!isHere() || number.isEmpty()) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("syscall")
        .map(address ->
            linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(1)))
        .map(call -> MethodHandles.insertArguments(call, 0, number.getAsLong()));
  }

  /** Whether this machine has it. */
  static boolean isHere() {
    return System.getProperty("os.name").equals("Linux");
  }

  @SuppressWarnings("restricted") // The launcher allows native access.
  private static Optional<MethodHandle> linked() {
    if (!isHere()) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("sched_setscheduler")
        .map(address ->
            linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS)));
  }

  /** Tried on a thread that is thrown away: whoever may not return stays where it is. */
  @Override
  public boolean mayReturn() {
    CompletableFuture<Boolean> may = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("patience-trial")
        .daemon()
        .start(() -> {
          boolean isBack = false;
          try {
            isBack = setIdle(SELF, true) && setIdle(SELF, false);
          } finally {
            may.complete(isBack);
          }
        });
    return may.join();
  }
}
