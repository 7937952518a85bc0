package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.signalbox.core.PatiencePort.Patience;
import org.signalbox.testsupport.Await;
import org.slf4j.LoggerFactory;

/**
 * Which threads leave the processors to others, and when. Linux alone tells a thread its number.
 */
@EnabledOnOs(OS.LINUX)
class PatientThreadsTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String INTO = "into the idle class";
  private static final String OUT = "out of it";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> numbers = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicBoolean canWait = new AtomicBoolean(true);
  private boolean isObeyed = true;

  /** Run by whoever is about to put a thread in. */
  private volatile Runnable entering = () -> {};

  /** Run by whoever takes a thread out. */
  private volatile Runnable leaving = () -> {};

  private final PatientThreads threads =
      new PatientThreads(
          new SchedulerPort() {
            @Override
            public boolean setIdle(int thread, boolean idle) {
              if (idle) {
                entering.run();
              }
              asked.add(idle ? INTO : OUT);
              numbers.add(thread);
              if (!idle) {
                leaving.run();
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

  /** A thread in the idle class on its way out of it, where it gets no further for now. */
  private final class Held {

    private final CountDownLatch isThere = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final Thread thread;

    Held(Entered entered) throws InterruptedException {
      leaving = this::hold;
      thread = Thread.ofPlatform().daemon().start(entered.patience()::hurry);
      assertThat(isThere.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void hold() {
      if (isThere.getCount() > 0) {
        isThere.countDown();
        try {
          goesOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    void end() throws InterruptedException {
      goesOn.countDown();
      thread.join();
    }
  }

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
  void shouldPutAThreadIntoTheIdleClassAtOnceThatBeginsWorkWhichCanWait() {
    // Given
    canWait.set(false);
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(true);

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isTrue();
    assertThat(asked).containsExactly(INTO);
  }

  @Test
  void shouldAskTheSystemNothingForAThreadThatBeginsWorkWhichCannotWait() {
    // Given
    Entered entered = entered(() -> false);
    threads.look();

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldPutNoThreadIntoTheIdleClassThatNobodyLooksAt() {
    // Given
    Entered entered = entered(canWait::get);

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldTakeAThreadOutThatWentInWhenTheWatchHadJustEnded() {
    // Given
    Thread itself = Thread.currentThread();
    Entered entered = entered(() -> Thread.currentThread().equals(itself) && canWait.get());
    canWait.set(false);
    threads.begin();
    threads.look();
    canWait.set(true);
    entering = threads::close;

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isFalse();
    assertThat(asked).as("by the watch, by itself, by itself").endsWith(OUT, INTO, OUT);
  }

  @Test
  void shouldNotAskAgainForAThreadThatTheSystemRefused() {
    // Given
    isObeyed = false;
    Entered entered = entered(canWait::get);
    threads.look();
    isObeyed = true;

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isFalse();
    assertThat(asked).containsExactly(INTO);
  }

  @Test
  void shouldTellAThreadThatTheSystemKeepsItOrdinary() {
    // Given
    isObeyed = false;
    canWait.set(false);
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(true);

    // When
    boolean isBehindAll = entered.patience().relax();

    // Then
    assertThat(isBehindAll).isFalse();
  }

  @Test
  void shouldTakeAThreadOutThatCannotGetOutByItself() throws InterruptedException {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);
    Held held = new Held(entered);

    // When
    CompletableFuture<Void> looking = CompletableFuture.runAsync(threads::look);

    // Then
    assertThat(looking).succeedsWithin(SOON);
    assertThat(asked).containsExactly(INTO, OUT, OUT);
    held.end();
  }

  @Test
  void shouldGoOnLookingAtAThreadThatItHelpedOut() throws InterruptedException {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);
    Held held = new Held(entered);
    CompletableFuture.runAsync(threads::look).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    held.end();
    canWait.set(true);

    // When
    threads.look();

    // Then
    assertThat(asked).containsExactly(INTO, OUT, OUT, INTO);
  }

  @Test
  void shouldEndThoughAThreadCannotGetOutByItself() throws InterruptedException {
    // Given
    Entered entered = entered(canWait::get);
    threads.begin();
    Await.until(() -> asked.contains(INTO), () -> "the thread to be put into the class");
    Held held = new Held(entered);

    // When
    CompletableFuture<Void> closed = CompletableFuture.runAsync(threads::close);

    // Then
    assertThat(closed).succeedsWithin(SOON);
    held.end();
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
  void shouldLeaveAThreadAloneThatTheSystemRefused() {
    // Given
    isObeyed = false;
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);

    // When
    entered.patience().hurry();

    // Then
    assertThat(asked).containsExactly(INTO);
  }

  @Test
  void shouldTryAgainToTakeAThreadOutThatTheSystemKept() {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);
    isObeyed = false;
    entered.patience().hurry();
    threads.look();
    isObeyed = true;
    threads.look();

    // When
    threads.look();

    // Then
    assertThat(asked)
        .as("in a hurry, looked at twice, and at last obeyed")
        .containsExactly(INTO, OUT, OUT, OUT);
  }

  @Test
  void shouldWarnOnceOfAThreadThatTheSystemKeeps() {
    // Given
    Entered entered = entered(canWait::get);
    threads.look();
    canWait.set(false);
    isObeyed = false;
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    Logger logger = (Logger) LoggerFactory.getLogger(PatientThreads.class);
    logger.addAppender(logged);

    // When
    entered.patience().hurry();
    int byItself = logged.list.size();
    threads.look();
    threads.look();

    // Then
    logger.detachAppender(logged);
    assertThat(byItself).isZero();
    assertThat(logged.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
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
