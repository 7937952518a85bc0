package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.VirtualClock;

/** Two instances share a store that is away for a while; the network function beats at one. */
class SharedRegisterOutageTest {

  private static final Duration STEP = Duration.ofMillis(250);

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  private final SharedMemoryStore store = new SharedMemoryStore();
  private final NfProfile amf = ProfileText.profile(ProfileText.AMF);
  private NfRegister here;
  private NfRegister there;

  @BeforeEach
  void open() {
    here = NfRegister.open(store, TestRegister.CONFIG, clock);
    there = NfRegister.open(store, TestRegister.CONFIG, clock);
    here.put(amf);
    there.synchronise();
  }

  /** As the program does: each instance looks in steps, the network function beats here. */
  private void pass(Duration duration) {
    for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      here.beat(amf.id(), OptionalInt.empty());
      look(here);
      look(there);
    }
  }

  private static void look(NfRegister register) {
    try {
      register.synchronise();
      register.tick();
      register.shareBeats();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("away");
    }
  }

  private Optional<NfStatus> status(NfRegister register) {
    return register.find(amf.id()).map(entry -> entry.profile().status());
  }

  @Test
  void shouldKeepWhoBeatElsewhereWhileTheStoreWasAway() {
    // Given
    pass(Duration.ofSeconds(12));
    store.goAway();
    pass(Duration.ofMinutes(5));

    // When
    store.comeBack();
    pass(Duration.ofSeconds(1));

    // Then
    assertThat(status(here)).contains(NfStatus.REGISTERED);
    assertThat(status(there)).contains(NfStatus.REGISTERED);
  }

  /** The other instance may need longer to find the server again. */
  @Test
  void shouldGiveAFullIntervalAfterTheStoreWasAway() {
    // Given
    for (Duration left = Duration.ofSeconds(12); left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      look(there);
    }
    store.goAway();
    look(there);

    // When
    store.comeBack();
    for (Duration left = Duration.ofSeconds(12); left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      look(there);
    }

    // Then
    assertThat(status(there)).contains(NfStatus.REGISTERED);
  }

  @Test
  void shouldSuspendTheSilentWhenTheStoreIsBack() {
    // Given
    store.goAway();
    look(there);
    store.comeBack();

    // When
    for (Duration left = Duration.ofSeconds(14); left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      look(there);
    }

    // Then
    assertThat(status(there)).contains(NfStatus.SUSPENDED);
  }

  @Test
  void shouldTellABeatLaterThatCouldNotBeTold() {
    // Given
    clock.advance(STEP);
    here.beat(amf.id(), OptionalInt.of(42));
    store.goAway();
    try {
      here.shareBeats();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("away");
    }
    store.comeBack();

    // When
    here.shareBeats();
    there.synchronise();

    // Then
    assertThat(there.find(amf.id()).orElseThrow().profile().standing().load()).contains(42);
  }

  @Test
  void shouldRemoveASilentOneThatTheStoreHasForgotten() {
    // Given
    List<NfChange> told = new CopyOnWriteArrayList<>();
    there.listen(told::add);
    store.loseAllTraceOf(amf.id());

    // When
    for (Duration left = Duration.ofSeconds(14); left.isPositive(); left = left.minus(STEP)) {
      clock.advance(STEP);
      look(there);
    }

    // Then
    Await.until(() -> there.size() == 0, () -> "the forgotten one to go");
    assertThat(told).hasSize(1).hasOnlyElementsOfType(NfChange.Removed.class);
  }

  @Test
  void shouldNotFindWhomTheStoreHasForgottenOnceAChangeOfItFails() {
    // Given
    store.loseAllTraceOf(amf.id());
    NfEntry entry = there.find(amf.id()).orElseThrow();

    // When
    NfOutcome outcome = there.replace(entry, amf.withStatus(NfStatus.SUSPENDED));

    // Then
    assertThat(outcome).isInstanceOf(NfOutcome.Absent.class);
    assertThat(there.find(amf.id())).isEmpty();
  }

  /** Removals are kept for a day; an instance that was away for longer must not miss them. */
  @Test
  void shouldReadEverythingAnewAfterAnOutageOfDays() {
    // Given
    List<NfChange> told = new CopyOnWriteArrayList<>();
    there.listen(told::add);
    store.goAway();
    look(there);
    clock.advance(Duration.ofDays(2));
    look(there);

    // When
    store.comeBack();
    store.loseAllTraceOf(amf.id());
    look(there);

    // Then
    assertThat(there.find(amf.id())).isEmpty();
    assertThat(told).hasSize(1).hasOnlyElementsOfType(NfChange.Removed.class);
  }
}
