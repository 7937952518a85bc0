package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.signalbox.core.PatiencePort.Patience;
import org.signalbox.testsupport.Await;

/** Which threads leave the processors to others, and when. */
@EnabledOnOs(OS.LINUX)
class PatientThreadsTest {

  private static final String INTO = "into the idle class";
  private static final String OUT = "out of it";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> numbers = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean canWait = new AtomicBoolean(true);
  private volatile boolean isObeyed = true;

  /** Done when a thread is to leave the class. */
  private volatile Runnable onOut = () -> {};

  private final PatientThreads threads =
      new PatientThreads(
          new SchedulerPort() {
            @Override
            public boolean setIdle(int thread, boolean idle) {
              asked.add(idle ? INTO : OUT);
              numbers.add(thread);
              if (!idle) {
                onOut.run();
              }
              return isObeyed;
            }

            @Override
            public boolean mayReturn() {
              return true;
            }
          });

  @AfterEach
  void letThreadsEnd() {
    end.countDown();
  }

  /** A thread that registered and works until the test ends. */
  private Entered entered(BooleanSupplier patient) {
    CompletableFuture<Patience> patience = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              patience.complete(threads.enter(patient));
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return new Entered(thread, patience.join());
  }

  private record Entered(Thread thread, Patience patience) {}

  @Test
  void shouldPutAThreadIntoTheIdleClassWhileItsWorkCanWait() {
    // Given
    entered(canWait::get);
    threads.look();
    canWait.set(false);

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO, OUT);
    assertThat(Set.copyOf(numbers)).hasSize(1).doesNotContain(0);
  }

  @Test
  void shouldAskTheSystemOnlyForWhatChanges() {
    // Given
    entered(canWait::get);
    threads.look();

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO);
  }

  @Test
  void shouldTakeAThreadOutAtOnceWhenItIsInAHurry() {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);

    // When
    entered.patience().hurry();

    // Then
    assertThat(asked).containsExactly(INTO, OUT);
  }

  @Test
  void shouldLeaveAnOrdinaryThreadAloneThatIsInAHurry() {
    // Given
    Entered entered = entered(() -> false);
    threads.look();

    // When
    entered.patience().hurry();

    // Then
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldForgetAThreadThatIsOver() throws InterruptedException {
    // Given
    Entered entered = entered(canWait::get);
    end.countDown();
    entered.thread().join();

    // When
    threads.look();

    // Then
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldTryNoMoreWhereTheSystemRefuses() {
    // Given
    isObeyed = false;
    entered(canWait::get);
    threads.look();
    canWait.set(false);

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO);
  }

  @Test
  void shouldTryAgainWhereTheSystemDoesNotLetAThreadLeave() {
    // Given
    entered(canWait::get);
    threads.look();
    canWait.set(false);
    isObeyed = false;
    threads.look();
    isObeyed = true;

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO, OUT, OUT);
  }

  @Test
  void shouldTakeOutAThreadThatWasPutAsideOnItsWay() throws InterruptedException {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);
    CountDownLatch aside = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    onOut =
        () -> {
          onOut = () -> {};
          aside.countDown();
          awaitUninterrupted(gate);
        };
    Thread hurrying = Thread.ofVirtual().start(entered.patience()::hurry);
    aside.await();

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO, OUT, OUT);
    gate.countDown();
    hurrying.join();
  }

  private static void awaitUninterrupted(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldTakeAllOutWhenItEnds() {
    // Given
    entered(canWait::get);
    threads.begin();
    Await.until(() -> asked.contains(INTO), () -> "the thread to be put into the class");

    // When
    threads.close();

    // Then
    assertThat(asked).containsExactly(INTO, OUT);
  }

  @Test
  void shouldTakeAllOutWhenItCannotGoOn() {
    // Given
    AtomicBoolean isBroken = new AtomicBoolean();
    entered(canWait::get);
    entered(() -> {
      if (isBroken.get()) {
        throw new IllegalStateException("a test ends the thread that watches");
      }
      return false;
    });
    threads.begin();
    Await.until(() -> asked.contains(INTO), () -> "the thread to be put into the class");

    // When
    isBroken.set(true);

    // Then
    Await.until(() -> asked.contains(OUT), () -> "the thread to be taken out");
    threads.close();
  }
}
