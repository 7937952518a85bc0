package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/** Two instances, one store: what one of them does counts for the other. */
class NfSubscriptionsTest {

  private static final Instant NOW = MadeSubscription.NOW;

  private final SharedSubscriptionStore store = new SharedSubscriptionStore();
  private final NfSubscriptions here = NfSubscriptions.open(store, "here");
  private final NfSubscriptions there = NfSubscriptions.open(store, "there");

  private static NfSubscription subscription(NfSubscriptionKey key, String more) {
    return subscription(key, NOW.plusSeconds(3_600), more);
  }

  private static NfSubscription subscription(NfSubscriptionKey key, Instant until, String more) {
    return MadeSubscription.of(key, until, more);
  }

  private NfSubscription subscribed() {
    return MadeSubscription.at(here);
  }

  private static NfSubscription found(NfSubscriptions at, NfSubscription made) {
    return at.find(made.key().id(), NOW).orElseThrow();
  }

  private static NfSubscription with(NfSubscriptions at, NfSubscription before, String more) {
    return subscription(at.keyHere(before), more);
  }

  @Test
  void shouldFindWhatAnotherInstanceMadeOfIt() {
    // Given
    NfSubscription made = subscribed();
    NfSubscription before = found(there, made);

    // When
    boolean isStored = there.replace(before, with(there, before, ",\"x-later\":1"));

    // Then
    assertThat(isStored).isTrue();
    assertThat(found(here, made).json().has("x-later")).isTrue();
  }

  @Test
  void shouldNotStoreWhatWasMadeOfAnOlderOne() {
    // Given
    NfSubscription made = subscribed();
    NfSubscription seenHere = found(here, made);
    NfSubscription seenThere = found(there, made);
    there.replace(seenThere, with(there, seenThere, ",\"x-there\":1"));

    // When
    boolean isStored = here.replace(seenHere, with(here, seenHere, ",\"x-here\":1"));

    // Then
    assertThat(isStored).isFalse();
    assertThat(found(here, made).json().has("x-there")).isTrue();
  }

  @Test
  void shouldNotBringBackWhatAnotherInstanceRemoved() {
    // Given
    NfSubscription made = subscribed();
    NfSubscription before = found(here, made);
    there.remove(made.key().id());

    // When
    boolean isStored = here.replace(before, with(here, before, ",\"x-here\":1"));

    // Then
    assertThat(isStored).isFalse();
    assertThat(here.find(made.key().id(), NOW)).isEmpty();
  }

  @Test
  void shouldLetGoOfWhatAnotherInstanceRemovedOrKeepsNow() {
    // Given
    NfSubscription removed = subscribed();
    NfSubscription moved = subscribed();
    NfSubscription stays = subscribed();
    there.remove(removed.key().id());
    NfSubscription before = found(there, moved);
    there.replace(before, with(there, before, ""));

    // When
    here.followStore(NOW);

    // Then
    assertThat(here.kept()).extracting(NfSubscription::key).containsExactly(stays.key());
  }

  @Test
  void shouldRemoveAllThatHaveEndedInOneOrder() {
    // Given
    for (int i = 0; i < 100; i++) {
      subscribed();
    }

    // When
    here.removeEnded(NOW.plusSeconds(3_600));

    // Then
    assertThat(here.kept()).isEmpty();
    assertThat(store.load("here")).isEmpty();
    assertThat(store.removals()).isEqualTo(1);
  }

  @Test
  void shouldNotRemoveAnEndedOneThatAnotherInstanceHasExtended() {
    // Given
    NfSubscription made = subscribed();
    NfSubscription before = found(there, made);
    there.replace(before, with(there, before, ",\"x-later\":1"));

    // When
    here.removeEnded(NOW.plusSeconds(3_600));

    // Then
    assertThat(here.kept()).isEmpty();
    assertThat(store.find(made.key().id())).isPresent();
  }

  private NfSubscription endingAfterAMinute() {
    NfSubscription made = subscription(here.newKey("http://nrf"), NOW.plusSeconds(60), "");
    here.put(made);
    return made;
  }

  @Test
  void shouldTakeOverWhatHasEndedWithoutTellingItWhatItMissed() {
    // Given
    NfSubscription ended = endingAfterAMinute();
    NfSubscription runs = subscribed();
    here.end(7);

    // When
    for (int second = 0; second < 12; second++) {
      there.lookAfterOthers(9, NOW.plusSeconds(60 + second));
    }

    // Then
    assertThat(there.kept())
        .extracting(one -> one.key().id())
        .containsExactlyInAnyOrder(ended.key().id(), runs.key().id());
    assertThat(there.nextMoved().orElseThrow().ids()).containsExactly(runs.key().id());
  }

  @Test
  void shouldNotTellWhatHasEndedWhatItMissedBeforeARestart() {
    // Given
    endingAfterAMinute();
    here.end(7);
    NfSubscriptions again = NfSubscriptions.open(store, "here");

    // When
    again.startAt(9, NOW.plusSeconds(60));

    // Then
    assertThat(again.nextMoved()).isEmpty();
    assertThat(again.untold().toldUpTo(9)).isEqualTo(9);
  }

  private static Database database(Path folder) {
    return Database.open(
        new DatabaseConfig.Embedded(folder.resolve("nrf.db"), 2),
        fault -> {
          throw new IllegalStateException(fault);
        });
  }

  @Test
  void shouldReadSomeOfThoseThatAreStored(@TempDir Path folder) {
    // Given
    try (Database database = database(folder)) {
      SqlNfSubscriptionStore stored = new SqlNfSubscriptionStore(database);
      NfSubscription first = MadeSubscription.at(NfSubscriptions.open(stored, "here"));
      NfSubscription second = MadeSubscription.at(NfSubscriptions.open(stored, "there"));
      MadeSubscription.at(NfSubscriptions.open(stored, "there"));

      // When
      List<NfSubscription> found =
          stored.findAll(List.of(first.key().id(), "none", second.key().id()));

      // Then
      assertThat(found)
          .extracting(NfSubscription::key)
          .containsExactlyInAnyOrder(first.key(), second.key());
      assertThat(stored.findAll(List.of())).isEmpty();
    }
  }

  @Test
  void shouldLoseNoneOfManyChangesAtTheSameTime(@TempDir Path folder) {
    // Given
    try (Database database = database(folder)) {
      NfSubscriptions kept = NfSubscriptions.open(new SqlNfSubscriptionStore(database), "here");
      NfSubscription made = subscription(kept.newKey("http://nrf"), ",\"x-count\":0");
      kept.put(made);

      // When
      CompletableFuture<?>[] changes = new CompletableFuture<?>[20];
      for (int i = 0; i < changes.length; i++) {
        changes[i] =
            CompletableFuture.runAsync(() -> countUp(kept, made), Thread::startVirtualThread);
      }
      CompletableFuture.allOf(changes).join();

      // Then
      assertThat(found(kept, made).json().path("x-count").intValue()).isEqualTo(20);
      assertThat(
              NfSubscriptions.open(new SqlNfSubscriptionStore(database), "here")
                  .find(made.key().id(), NOW)
                  .orElseThrow()
                  .json()
                  .path("x-count")
                  .intValue())
          .isEqualTo(20);
    }
  }

  private static void countUp(NfSubscriptions kept, NfSubscription made) {
    boolean isStored = false;
    while (!isStored) {
      NfSubscription before = found(kept, made);
      int count = before.json().path("x-count").intValue();
      isStored = kept.replace(before, with(kept, before, ",\"x-count\":" + (count + 1)));
    }
  }
}
