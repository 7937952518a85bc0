package org.signalbox.interop.nrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfOutcome;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.testsupport.DatabaseServer;

/**
 * Two instances of the register on one database. In the program an instance looks for changes four
 * times a second: what one look finds is found within a quarter of a second.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedRegisterContract {

  private RegisterInstance here;
  private RegisterInstance there;

  /** The server, running. */
  abstract DatabaseServer server();

  @BeforeEach
  void open() {
    here = new RegisterInstance(server());
    there = new RegisterInstance(server());
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  private NfProfile registeredHere() {
    NfProfile profile = RegisterInstance.profile(UUID.randomUUID());
    here.register.put(profile);
    there.register.synchronise();
    return profile;
  }

  private static NfStatus status(RegisterInstance instance, NfProfile profile) {
    return instance.register.find(profile.id()).orElseThrow().profile().status();
  }

  @Test
  void shouldFindThereAtTheNextLookWhatWasRegisteredHere() {
    // When
    NfProfile profile = registeredHere();

    // Then
    assertThat(there.register.find(profile.id()).orElseThrow().profile()).isEqualTo(profile);
    assertThat(there.changes).hasSize(1).first().isInstanceOf(NfChange.Registered.class);
  }

  @Test
  void shouldFindThereAtOnceWhatWasRegisteredHereWhenItIsAskedFor() {
    // Given
    NfProfile profile = RegisterInstance.profile(UUID.randomUUID());
    here.register.put(profile);

    // When
    var found = there.register.findStored(profile.id());

    // Then
    assertThat(found.map(NfEntry::profile)).contains(profile);
  }

  @Test
  void shouldLoseThereAtTheNextLookWhatWasRemovedHere() {
    // Given
    NfProfile profile = registeredHere();

    // When
    here.register.remove(profile.id());
    there.register.synchronise();

    // Then
    assertThat(there.register.find(profile.id())).isEmpty();
    assertThat(there.changes).last().isInstanceOf(NfChange.Removed.class);
  }

  @Test
  void shouldKeepInServiceThereWhatBeatsHere() {
    // Given
    NfProfile profile = registeredHere();

    // When
    for (int i = 0; i < 5; i++) {
      there.pass(Duration.ofSeconds(10));
      here.register.beat(profile.id(), OptionalInt.of(i));
      here.register.shareBeats();
      there.register.synchronise();
    }

    // Then
    NfEntry entry = there.register.find(profile.id()).orElseThrow();
    assertThat(entry.profile().status()).isEqualTo(NfStatus.REGISTERED);
    assertThat(entry.profile().standing().ranking().load()).contains(4);
  }

  @Test
  void shouldSuspendWhatBeatsNowhere() {
    // Given
    NfProfile profile = registeredHere();

    // When
    there.pass(Duration.ofSeconds(14));
    here.register.synchronise();

    // Then
    assertThat(status(here, profile)).isEqualTo(NfStatus.SUSPENDED);
  }

  @Test
  void shouldNotOverwriteHereWhatWasChangedThereMeanwhile() {
    // Given
    NfProfile profile = registeredHere();
    NfEntry seen = here.register.find(profile.id()).orElseThrow();
    there.register.put(profile.withStatus(NfStatus.UNDISCOVERABLE));

    // When
    NfOutcome outcome = here.register.replace(seen, profile.withStatus(NfStatus.CANARY_RELEASE));

    // Then
    assertThat(outcome).isInstanceOf(NfOutcome.Stale.class);
    assertThat(status(here, profile)).isEqualTo(NfStatus.UNDISCOVERABLE);
  }

  @Test
  void shouldMissNothingWhileBothAreBusy() {
    // Given
    Set<NfInstanceId> ids = new HashSet<>();
    List<List<NfProfile>> batches =
        Stream.of(here, there)
            .map(instance ->
                IntStream.range(0, 200)
                    .mapToObj(i -> RegisterInstance.profile(UUID.randomUUID()))
                    .toList())
            .toList();
    batches.forEach(batch -> batch.forEach(profile -> ids.add(profile.id())));

    // When
    try (RegisterInstance third = new RegisterInstance(server())) {
      CompletableFuture<Void> writing =
          CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> batches.get(0).forEach(here.register::put)),
              CompletableFuture.runAsync(() -> batches.get(1).forEach(there.register::put)));
      while (!writing.isDone()) {
        third.register.synchronise();
      }
      writing.join();
      third.register.synchronise();

      // Then
      assertThat(third.register.entries().stream().map(NfEntry::id).collect(Collectors.toSet()))
          .containsAll(ids);
    }
  }
}
