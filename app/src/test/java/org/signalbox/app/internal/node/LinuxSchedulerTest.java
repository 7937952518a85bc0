package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.signalbox.testsupport.ExternalTool;

/** The real scheduler, on threads that are thrown away. */
@EnabledOnOs(OS.LINUX)
class LinuxSchedulerTest {

  private static final Path SELF = Path.of("/proc/thread-self");
  private static final int ORDINARY = 0;
  private static final int IDLE = 5;

  /** Of {@code proc_pid_stat(5)}, counted from the one behind the name: field 41. */
  private static final int POLICY = 38;

  private final LinuxScheduler scheduler = new LinuxScheduler();

  private static int number() {
    try {
      return Integer.parseInt(Files.readSymbolicLink(SELF).getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int policy() {
    try {
      String stat = Files.readString(SELF.resolve("stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[POLICY]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T onAThreadOfItsOwn(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.join();
  }

  @Test
  void shouldPutAThreadIntoTheIdleClass() {
    // When
    int policy =
        onAThreadOfItsOwn(() -> {
          boolean isDone = scheduler.setIdle(number(), true);
          return isDone ? policy() : -1;
        });

    // Then
    assertThat(policy).isEqualTo(IDLE);
  }

  @Test
  void shouldLeaveWhatAnIdleThreadHasTheDiskDoInTheOrdinaryClass() {
    // Given
    ExternalTool ionice = ExternalTool.require("ionice", "util-linux");
    CompletableFuture<Integer> number = new CompletableFuture<>();
    CountDownLatch end = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          number.complete(number());
          awaitEnd(end);
        });

    // When
    scheduler.setIdle(number.join(), true);

    // Then
    assertThat(ionice.run("-p", number.join().toString())).isEqualTo("best-effort: prio 4\n");
    end.countDown();
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldKnowWhetherItMayTakeAThreadOutAgain() {
    // Given
    boolean may = scheduler.mayReturn();

    // When
    int policy =
        onAThreadOfItsOwn(() -> {
          scheduler.setIdle(number(), true);
          scheduler.setIdle(number(), false);
          return policy();
        });

    // Then
    assertThat(policy).isEqualTo(may ? ORDINARY : IDLE);
  }

  @Test
  void shouldRefuseAThreadThatIsNotThere() {
    // Given
    int noThread = Integer.MAX_VALUE;

    // When
    boolean isDone = scheduler.setIdle(noThread, true);

    // Then
    assertThat(isDone).isFalse();
  }
}
