package org.signalbox.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.LedgerRecord;

/** A busy projector waits for company and takes its time, while nobody waits for it. */
class GatheringTest {

  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final StoringProjector projector = new StoringProjector();
  private final ProjectorFeed feed =
      new ProjectorFeed(
          projector,
          position -> {
            throw new IllegalStateException("nothing is far behind");
          },
          new ProjectorFeed.Start(0, 100_000));
  private long offered;

  /** Stores at once. */
  private static final class StoringProjector implements LedgerProjectorPort {

    private final List<Boolean> hurried = new ArrayList<>();
    private Predicate<BooleanSupplier> look = BooleanSupplier::getAsBoolean;
    private long position;
    private boolean worksByItself = true;

    @Override
    public String name() {
      return "storing";
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public boolean canWait() {
      return worksByItself;
    }

    @Override
    public void project(ProjectorBatch batch) {
      position = batch.upTo();
    }

    @Override
    public void project(ProjectorBatch batch, BooleanSupplier isHurried) {
      hurried.add(look.test(isHurried));
      project(batch);
    }
  }

  private void offer(int records) {
    long from = offered;
    offered += records;
    feed.offer(
        new ProjectorBatch(
            LongStream.rangeClosed(from + 1, offered)
                .mapToObj(position ->
                    new PositionedRecord(
                        position, 0, Instant.EPOCH, new LedgerRecord.SessionOpened("s")))
                .toList(),
            offered));
  }

  private CompletableFuture<Boolean> gathering() {
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            feed.gather(FOR_EVER);
            ended.complete(true);
          } catch (InterruptedException e) {
            ended.completeExceptionally(e);
          }
        });
    return ended;
  }

  private static boolean endsSoon(CompletableFuture<Boolean> gathering) {
    return gathering.orTimeout(30, TimeUnit.SECONDS).exceptionally(late -> false).join();
  }

  @Test
  void shouldNotWaitAfterASmallBatch() {
    // Given
    offer(10);
    feed.step();

    // When
    CompletableFuture<Boolean> gathering = gathering();

    // Then
    assertThat(endsSoon(gathering)).isTrue();
  }

  @Test
  void shouldWaitForAFullBatchAndNoLonger() {
    // Given
    offer(100);
    feed.step();
    CompletableFuture<Boolean> gathering = gathering();
    offer(100);
    boolean endedEarly = gathering.isDone();

    // When
    offer(ProjectorFeed.BATCH_RECORDS);

    // Then
    assertThat(endedEarly).isFalse();
    assertThat(endsSoon(gathering)).isTrue();
  }

  @Test
  void shouldNotLetAReaderWaitForItsOwnWrite() throws InterruptedException {
    // Given
    offer(100);
    feed.step();
    CompletableFuture<Boolean> gathering = gathering();
    offer(1);

    // When
    feed.await(offered, Duration.ZERO);

    // Then
    assertThat(endsSoon(gathering)).isTrue();
  }

  @Test
  void shouldNotLetASnapshotWait() {
    // Given
    offer(100);
    feed.step();
    CompletableFuture<Boolean> gathering = gathering();
    offer(1);

    // When
    feed.want(offered);

    // Then
    assertThat(endsSoon(gathering)).isTrue();
    assertThat(List.of(feed.step(), feed.step())).contains(true);
  }

  @Test
  void shouldHaveTimeForABatchThatNobodyWaitsFor() {
    // Given
    offer(ProjectorFeed.BATCH_RECORDS);
    feed.want(offered);

    // When
    feed.step();

    // Then
    assertThat(projector.hurried).containsExactly(false);
  }

  @Test
  void shouldHurryWhereHalfABatchWaitedWhenItBegan() {
    // Given
    offer(ProjectorFeed.BATCH_RECORDS);
    offer(ProjectorFeed.BATCH_RECORDS / 2);
    offer(100);

    // When
    feed.step();
    feed.step();

    // Then
    assertThat(projector.hurried)
        .as("half behind it, nothing behind it")
        .containsExactly(true, false);
  }

  @Test
  void shouldNotHurryWhereHalfABatchComesWhileItStores() {
    // Given
    projector.look =
        isHurried -> {
          offer(ProjectorFeed.BATCH_RECORDS / 2);
          return isHurried.getAsBoolean();
        };
    offer(ProjectorFeed.BATCH_RECORDS / 4);

    // When
    feed.step();

    // Then
    assertThat(projector.hurried).containsExactly(false);
  }

  @Test
  void shouldHurryWhereAnotherFullBatchWaits() {
    // Given
    offer(3 * ProjectorFeed.BATCH_RECORDS);

    // When
    feed.step();

    // Then
    assertThat(projector.hurried).containsExactly(true);
  }

  @Test
  void shouldHurryWhereAReaderWaitsForItsOwnWrite() {
    // Given
    offer(100);
    projector.look =
        isHurried -> {
          Thread.ofVirtual().start(() -> awaitOffered());
          return turns(isHurried);
        };

    // When
    feed.step();

    // Then
    assertThat(projector.hurried).containsExactly(true);
  }

  @Test
  void shouldHurryWhereTheLedgerStops() {
    // Given
    offer(100);
    projector.look =
        isHurried -> {
          boolean wasHurried = isHurried.getAsBoolean();
          feed.hurryToStop();
          return !wasHurried && isHurried.getAsBoolean();
        };

    // When
    feed.step();

    // Then
    assertThat(projector.hurried).containsExactly(true);
  }

  private void awaitOffered() {
    try {
      feed.await(offered, FOR_EVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean turns(BooleanSupplier isHurried) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!isHurried.getAsBoolean() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    return isHurried.getAsBoolean();
  }

  @Test
  void shouldBeAbleToWaitOnlyWhileItStoresAndNobodyWaitsForIt() {
    // Given
    BooleanSupplier[] canWait = {() -> true};
    List<String> seen = new ArrayList<>();
    feed.begin(asked -> {
      canWait[0] = asked;
      return new PatiencePort.Patience() {
        @Override
        public boolean relax() {
          return seen.add("relaxes: " + asked.getAsBoolean());
        }

        @Override
        public void hurry() {
          seen.add("hurries");
        }
      };
    });
    projector.look =
        isHurried -> {
          seen.add("stores: " + canWait[0].getAsBoolean());
          offer(3 * ProjectorFeed.BATCH_RECORDS);
          seen.add("with much behind: " + canWait[0].getAsBoolean());
          return isHurried.getAsBoolean();
        };
    offer(1);

    // When
    feed.step();

    // Then
    seen.add("done: " + canWait[0].getAsBoolean());
    assertThat(seen)
        .containsExactly(
            "relaxes: true", "stores: true", "with much behind: false", "hurries", "done: false");
  }

  @Test
  void shouldNotBeAbleToWaitWhereItsProjectorCannot() {
    // Given
    BooleanSupplier[] canWait = {() -> true};
    List<Boolean> seen = new ArrayList<>();
    feed.begin(asked -> {
      canWait[0] = asked;
      return () -> {};
    });
    projector.worksByItself = false;
    projector.look =
        isHurried -> {
          seen.add(canWait[0].getAsBoolean());
          return isHurried.getAsBoolean();
        };
    offer(1);

    // When
    feed.step();

    // Then
    assertThat(seen).containsExactly(false);
  }
}
