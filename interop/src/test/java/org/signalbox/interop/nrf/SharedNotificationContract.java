package org.signalbox.interop.nrf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Response;

/** Two instances share a database; a subscriber hears of everything, whichever of them is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedNotificationContract {

  private static final String SUBSCRIPTIONS = "/nnrf-nfm/v1/subscriptions";

  private final VirtualClock clock = VirtualClock.at("2026-11-21T22:31:13Z");
  private NfInstanceId hereId;
  private NrfInstance here;
  private NrfInstance there;
  private NotifiedFunction subscriber;

  /** The server, running. */
  abstract DatabaseServer server();

  @BeforeEach
  void open() {
    hereId = id();
    here = new NrfInstance(server(), hereId, clock);
    there = new NrfInstance(server(), id(), clock);
    subscriber = new NotifiedFunction();
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    subscriber.close();
    server().query("DELETE FROM nf_subscriptions");
  }

  private static NfInstanceId id() {
    return new NfInstanceId(UUID.randomUUID());
  }

  /** Its identity ends with a word of four hexadecimal digits that names it. */
  private static void register(NrfInstance at, String word, String more) {
    String id = UUID.randomUUID().toString().substring(0, 32) + word;
    registerAs(at, id, more);
  }

  private static void registerAs(NrfInstance at, String id, String more) {
    Http2Response answer = at.ask("PUT", "/nnrf-nfm/v1/nf-instances/" + id, profile(id, more));
    assertThat(answer.status()).isBetween(200, 201);
  }

  private static String profile(String id, String more) {
    return """
    {"nfInstanceId": "%s", "nfType": "SMSF", "nfStatus": "REGISTERED",
     "heartBeatTimer": 3600, "ipv4Addresses": ["127.0.0.1"]%s}\
    """
        .formatted(id, more);
  }

  private String subscribed(NrfInstance at) {
    String body = "{\"nfStatusNotificationUri\":\"" + subscriber.callback() + "\"}";
    Http2Response answer = at.ask("POST", SUBSCRIPTIONS, body);
    assertThat(answer.status()).isEqualTo(201);
    String place = answer.field("location").orElseThrow();
    return place.substring(place.indexOf(SUBSCRIPTIONS));
  }

  /** Time passes as fast as that one looks: who looks late calls nobody silent. */
  private void passUntilTakenOver(NrfInstance by) {
    AtomicLong seen = new AtomicLong(by.beats());
    Await.until(
        () -> {
          long beats = by.beats();
          if (seen.getAndSet(beats) < beats) {
            clock.advance(Duration.ofMillis(1_500));
          }
          return by.subscriptions() > 0;
        },
        () -> "the subscription to be taken over");
  }

  /**
   * All that the subscriber hears, when it has heard of so many changes and one more has happened:
   * what is told twice is told before that one, not after.
   *
   * @param by who tells it by now
   */
  private List<String> toldInAll(int count, NrfInstance by) {
    subscriber.told(count);
    register(by, "ffff", "");
    return subscriber.toldBefore("NF_REGISTERED ffff");
  }

  @Test
  void shouldHearOnceOfWhatChangesElsewhere() {
    // Given
    subscribed(here);

    // When
    register(there, "aaaa", "");
    register(here, "bbbb", "");

    // Then
    assertThat(toldInAll(2, here))
        .containsExactlyInAnyOrder("NF_REGISTERED aaaa", "NF_REGISTERED bbbb");
  }

  @Test
  void shouldHearOnceFromAnotherInstanceOfWhatChangedWhileItsOwnWasGone() {
    // Given
    subscribed(here);
    register(here, "aaaa", "");
    subscriber.told(1);
    here.hasDelivered(1);
    here.close();

    // When
    register(there, "bbbb", "");
    String left = UUID.randomUUID().toString().substring(0, 32) + "cccc";
    registerAs(there, left, "");
    registerAs(there, left, ",\"capacity\":7");
    there.ask("DELETE", "/nnrf-nfm/v1/nf-instances/" + left, "");
    passUntilTakenOver(there);
    register(there, "dddd", "");

    // Then
    assertThat(toldInAll(6, there))
        .containsExactly(
            "NF_REGISTERED aaaa",
            "NF_REGISTERED bbbb",
            "NF_REGISTERED cccc",
            "NF_PROFILE_CHANGED cccc",
            "NF_DEREGISTERED cccc",
            "NF_REGISTERED dddd");
  }

  @Test
  void shouldHearOnceFromItsOwnInstanceThatComesBackOfWhatChangedMeanwhile() {
    // Given
    subscribed(here);
    register(here, "aaaa", "");
    subscriber.told(1);
    here.hasDelivered(1);
    here.close();
    register(there, "bbbb", "");

    // When
    here = new NrfInstance(server(), hereId, clock);
    register(here, "cccc", "");

    // Then
    assertThat(toldInAll(3, here))
        .containsExactly("NF_REGISTERED aaaa", "NF_REGISTERED bbbb", "NF_REGISTERED cccc");
  }

  @Test
  void shouldHearOfWhatChangedWhileItsOwnWasGoneOnceItExtendsElsewhere() {
    // Given
    String subscription = subscribed(here);
    register(here, "aaaa", "");
    subscriber.told(1);
    here.hasDelivered(1);
    here.close();
    register(there, "bbbb", "");

    // When
    Http2Response extended =
        there.ask(
            "PATCH",
            subscription,
            "[{\"op\":\"replace\",\"path\":\"/validityTime\","
                + "\"value\":\"2026-11-22T10:00:00Z\"}]");

    // Then
    assertThat(extended.status()).isBetween(200, 204);
    assertThat(toldInAll(2, there)).containsExactly("NF_REGISTERED aaaa", "NF_REGISTERED bbbb");
  }

  @Test
  void shouldHearOfOneThatLeftAndCameBackMoreOftenThanIsKeptOfOne() {
    // Given
    String busy = UUID.randomUUID().toString().substring(0, 32) + "aaaa";
    String place = "/nnrf-nfm/v1/nf-instances/" + busy;
    for (int i = 0; i < 3; i++) {
      registerAs(here, busy, "");
      here.ask("DELETE", place, "");
    }
    registerAs(here, busy, "");
    subscribed(here);
    here.close();
    Await.until(
        () -> there.ask("DELETE", place, "").status() == 204, () -> "one that is known there");

    // When
    registerAs(there, busy, ",\"capacity\":7");
    passUntilTakenOver(there);

    // Then
    assertThat(toldInAll(1, there)).containsExactly("NF_REGISTERED aaaa");
  }

  @Test
  void shouldTellTheSumOfMoreChangesThanAreKeptOfOne() {
    // Given
    subscribed(here);
    here.close();
    String busy = UUID.randomUUID().toString().substring(0, 32) + "aaaa";
    for (int i = 0; i < 50; i++) {
      registerAs(there, busy, ",\"capacity\":" + i);
    }

    // When
    passUntilTakenOver(there);
    register(there, "bbbb", "");

    // Then
    assertThat(toldInAll(9, there)).hasSize(9).endsWith("NF_REGISTERED bbbb");
  }
}
