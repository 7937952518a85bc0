package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.registers.nf.subscription.MadeSubscription.NOW;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Await;

/** What one thread does in the middle of another's work with the same subscriptions. */
class SubscriptionTurnsTest {

  private final SharedSubscriptionStore rows = new SharedSubscriptionStore();
  private final MeddledStore meddled = new MeddledStore(rows);
  private final NfSubscriptions there = NfSubscriptions.open(rows, "there");
  private final NfSubscriptions here = NfSubscriptions.open(meddled.store(), "here");
  private final List<Thread> others = new ArrayList<>();

  /** Has another thread do something, as far as it gets. */
  private void meanwhile(Runnable work) {
    Thread other = Thread.ofPlatform().start(work);
    others.add(other);
    Await.until(
        () ->
            other.getState() == Thread.State.WAITING || other.getState() == Thread.State.TERMINATED,
        () -> "the other thread to wait or end");
  }

  @AfterEach
  void joinOthers() throws InterruptedException {
    for (Thread other : others) {
      other.join(60_000);
    }
  }

  private NfSubscription extended(NfSubscriptions at, NfSubscription before) {
    return MadeSubscription.of(at.keyHere(before), NOW.plusSeconds(7_200), "");
  }

  @Test
  void shouldStoreLaterWhatItComputedLater() throws InterruptedException {
    // Given
    NfSubscription moving = MadeSubscription.at(there);
    there.end(7);
    here.lookAfterOthers(8, NOW);
    meddled.before(
        "saveKeeper", () -> meanwhile(() -> here.replace(moving, extended(here, moving))));

    // When
    here.lookAfterOthers(9, NOW);

    // Then
    joinOthers();
    assertThat(here.isKept(moving.key().id())).isTrue();
    assertThat(rows.keeper("here").orElseThrow().told()).isEqualTo(7);
  }

  @Test
  void shouldNotLetGoOfOneThatComesBackMeanwhile() throws InterruptedException {
    // Given
    NfSubscription made = MadeSubscription.at(here);
    NfSubscription elsewhere = extended(there, made);
    there.replace(made, elsewhere);
    meddled.after(
        "findAll", () -> meanwhile(() -> here.replace(elsewhere, extended(here, elsewhere))));

    // When
    here.followStore(NOW);

    // Then
    joinOthers();
    assertThat(rows.find(made.key().id()).orElseThrow().key().keeper()).isEqualTo("here");
    assertThat(here.isKept(made.key().id())).isTrue();
  }

  @Test
  void shouldNotTakeOneForUnknownThatIsBeingMade() throws InterruptedException {
    // Given
    meddled.after("put", () -> meanwhile(() -> here.followStore(NOW)));

    // When
    NfSubscription made = MadeSubscription.at(here);

    // Then
    joinOthers();
    assertThat(here.isKept(made.key().id())).isTrue();
    assertThat(here.nextMoved()).isEmpty();
  }
}
