package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.registers.nf.subscription.MadeSubscription.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** An instance takes subscriptions over, and never hears whether that was stored. */
class DoubtfulMovesTest {

  private static final long TOLD = 7;
  private static final long SEEN = 9;

  private final SharedSubscriptionStore rows = new SharedSubscriptionStore();
  private final MeddledStore meddled = new MeddledStore(rows);
  private final NfSubscriptions gone = NfSubscriptions.open(rows, "gone");
  private final NfSubscriptions there = NfSubscriptions.open(meddled.store(), "there");

  private static void lose() {
    throw new CompletionException(new IllegalStateException("the connection broke"));
  }

  /** So long that the other one counts as gone; then its subscriptions move. */
  private void lookUntilTheMoveFails() {
    for (int second = 0; second < 12; second++) {
      try {
        there.lookAfterOthers(SEEN, NOW.plusSeconds(second));
      } catch (CompletionException e) {
        return;
      }
    }
    throw new AssertionError("nothing was to be taken over");
  }

  private NfSubscription leftBehind() {
    NfSubscription made = MadeSubscription.at(gone);
    gone.end(TOLD);
    return made;
  }

  private NfSubscription changed(NfSubscription made) {
    return MadeSubscription.of(there.keyHere(made), NOW.plusSeconds(7_200), ",\"x-new\":1");
  }

  @Test
  void shouldKeepWhatAClientChangedWhileItWasTakenOver() {
    // Given
    NfSubscription made = leftBehind();
    String id = made.key().id();
    meddled.after("takeOver", () -> there.replace(rows.find(id).orElseThrow(), changed(made)));

    // When
    for (int second = 0; second < 12; second++) {
      there.lookAfterOthers(SEEN, NOW.plusSeconds(second));
    }

    // Then
    assertThat(there.keptHere(id).orElseThrow().json().has("x-new")).isTrue();
    assertThat(there.nextMoved().orElseThrow().after()).isEqualTo(TOLD);
    assertThat(there.nextMoved()).isEmpty();
    assertThat(there.untold().toldUpTo(SEEN)).isEqualTo(TOLD);
  }

  /** Each question takes its time, and meanwhile nobody is told that this instance lives. */
  @Test
  void shouldAskOnceForAllThatItHasToKeep() {
    // Given
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      NfSubscriptionKey key = NfSubscriptionKey.random("http://nrf", "there");
      rows.put(MadeSubscription.of(key, NOW.plusSeconds(60), "")).join();
      ids.add(key.id());
    }
    meddled.before("find", DoubtfulMovesTest::lose);

    // When
    there.followStore(NOW);

    // Then
    assertThat(ids).allMatch(there::isKept);
  }

  @Test
  void shouldAskOnceForAllThatItHasToLetGo() {
    // Given
    List<NfSubscription> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(MadeSubscription.at(there));
    }
    rows.removeAll(all).join();
    meddled.before("find", DoubtfulMovesTest::lose);

    // When
    there.followStore(NOW);

    // Then
    assertThat(there.kept()).isEmpty();
  }

  @Test
  void shouldKeepWhatItTookOverWithoutHearingOfIt() {
    // Given
    NfSubscription made = leftBehind();
    meddled.after("takeOver", DoubtfulMovesTest::lose);
    lookUntilTheMoveFails();

    // When
    there.followStore(NOW);

    // Then
    assertThat(there.isKept(made.key().id())).isTrue();
    MovedSubscriptions moved = there.nextMoved().orElseThrow();
    assertThat(moved.ids()).containsExactly(made.key().id());
    assertThat(moved.after()).isEqualTo(TOLD);
  }

  @Test
  void shouldNotSayThatAllAreToldBeforeItKnowsWhomItKeeps() {
    // Given
    leftBehind();
    meddled.after("takeOver", DoubtfulMovesTest::lose);

    // When
    lookUntilTheMoveFails();

    // Then
    assertThat(there.untold().toldUpTo(SEEN)).isEqualTo(TOLD);
    assertThat(rows.keeper("there").orElseThrow().told()).isEqualTo(TOLD);
  }

  @Test
  void shouldHoldBackWhatItToldUntilTheTakenHaveBeenTold() {
    // Given
    leftBehind();
    meddled.after("takeOver", DoubtfulMovesTest::lose);
    lookUntilTheMoveFails();
    there.followStore(NOW);
    long before = there.untold().toldUpTo(SEEN);

    // When
    there.nextMoved().orElseThrow().ticket().release();

    // Then
    assertThat(before).isEqualTo(TOLD);
    assertThat(there.untold().toldUpTo(SEEN)).isEqualTo(SEEN);
  }

  @Test
  void shouldKeepWhatAClientExtendedHereWithoutHearingOfIt() {
    // Given
    NfSubscription made = leftBehind();
    meddled.after("replace", DoubtfulMovesTest::lose);
    NfSubscription extended = changed(made);
    // As its client is answered 500.
    assertThatThrownBy(() -> there.replace(made, extended)).isInstanceOf(CompletionException.class);

    // When
    there.followStore(NOW);

    // Then
    assertThat(there.keptHere(made.key().id()).orElseThrow().json().has("x-new")).isTrue();
    assertThat(there.nextMoved().orElseThrow().after()).isEqualTo(TOLD);
  }

  @Test
  void shouldForgetAMoveThatCameToNothing() {
    // Given
    NfSubscription made = leftBehind();
    meddled.before("takeOver", DoubtfulMovesTest::lose);
    lookUntilTheMoveFails();

    // When
    for (int look = 0; look < DoubtfulMoves.LOOKS; look++) {
      there.followStore(NOW);
    }

    // Then
    assertThat(there.isKept(made.key().id())).isFalse();
    assertThat(there.untold().toldUpTo(SEEN)).isEqualTo(SEEN);
  }

  @Test
  void shouldTakeOverAtTheNextAttemptWhatWasNotStored() {
    // Given
    NfSubscription made = leftBehind();
    meddled.before("takeOver", DoubtfulMovesTest::lose);
    lookUntilTheMoveFails();

    // When
    for (int second = 12; second < 24; second++) {
      there.lookAfterOthers(SEEN, NOW.plusSeconds(second));
    }

    // Then
    assertThat(there.isKept(made.key().id())).isTrue();
    assertThat(there.nextMoved().orElseThrow().after()).isEqualTo(TOLD);
    assertThat(there.nextMoved()).isEmpty();
  }

  @Test
  void shouldKeepWhatNamesItAndIsNotKnownHereAsAfterARestart() {
    // Given
    there.lookAfterOthers(SEEN, NOW);
    NfSubscriptionKey key = NfSubscriptionKey.random("http://nrf", "there");
    rows.put(MadeSubscription.of(key, NOW.plusSeconds(60), "")).join();

    // When
    there.followStore(NOW);

    // Then
    assertThat(there.isKept(key.id())).isTrue();
    assertThat(there.nextMoved().orElseThrow().after()).isEqualTo(SEEN);
  }
}
