package org.signalbox.dra.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.MessageTrace.Traced;

/** Requests put together from messages that go by. */
class RequestTracerTest {

  private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final RequestTracer tracer = new RequestTracer();

  private static DiameterMessage request(int id, String user) {
    MessageBuilder builder = DiameterMessage.request(16_777_251, 316).identifiers(id, id);
    builder.text(BaseAvp.USER_NAME, user);
    return builder.build();
  }

  private void message(DiameterMessage message, String peer, boolean sent, long micros) {
    Instant at = NOW.plusNanos(micros * 1_000);
    tracer.message(new Traced(at, ANYWHERE, ANYWHERE, peer, sent, message));
  }

  private void exchange(int id, String user) {
    DiameterMessage request = request(id, user);
    message(request, "mme", false, 0);
    message(request.withHopByHop(id + 77), "hss", true, 1);
    message(request.answer().result(ResultCode.SUCCESS).build(), "mme", true, 2_500);
  }

  private static Optional<TracedRequest> next(TraceFollower follower) throws InterruptedException {
    return follower.next(Duration.ZERO);
  }

  @Test
  void shouldPutARequestItsWayAndItsAnswerTogether() throws InterruptedException {
    // Given
    TraceFollower follower = tracer.follow(TraceFilter.ALL);

    // When
    exchange(1, "001010000000001");

    // Then
    TracedRequest traced = next(follower).orElseThrow();
    assertThat(traced.from()).isEqualTo("mme");
    assertThat(traced.sentTo()).containsExactly("hss");
    assertThat(traced.subscribers()).containsExactly("001010000000001");
    assertThat(traced.answer())
        .isEqualTo(new TracedRequest.Answer(2001, false, "", Duration.ofNanos(2_500_000)));
  }

  @Test
  void shouldDropAndCountWhatASlowReaderDoesNotTake() throws InterruptedException {
    // Given
    TraceFollower follower = tracer.follow(TraceFilter.ALL);

    // When
    for (int i = 0; i < 1_500; i++) {
      exchange(i, "001010000000001");
    }

    // Then
    assertThat(follower.takeDropped()).isEqualTo(1_500 - 1_024);
    assertThat(follower.takeDropped()).isZero();
    assertThat(next(follower)).isPresent();
  }

  @Test
  void shouldDropTheOldestOfTooManyRequestsWithoutAnAnswer() throws InterruptedException {
    // Given
    TraceFollower follower = tracer.follow(TraceFilter.ALL);

    // When
    for (int i = 0; i < 10_005; i++) {
      message(request(i, "001010000000001"), "mme", false, 0);
    }
    message(request(0, "1").answer().result(2001).build(), "mme", true, 1);
    message(request(10_004, "1").answer().result(2001).build(), "mme", true, 1);

    // Then
    assertThat(follower.takeDropped()).isEqualTo(5);
    assertThat(next(follower).map(traced -> traced.request().endToEnd())).contains(10_004);
    assertThat(next(follower)).isEmpty();
  }

  @Test
  void shouldTellAnExperimentalResultAndAnErrorMessage() throws InterruptedException {
    // Given
    TraceFollower follower = tracer.follow(TraceFilter.ALL);
    DiameterMessage request = request(1, "001010000000001");
    MessageBuilder answer = request.answer();
    answer.group(
        BaseAvp.EXPERIMENTAL_RESULT,
        inside -> inside.integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE, 5001));
    answer.text(BaseAvp.ERROR_MESSAGE, "no such user");

    // When
    message(request, "mme", false, 0);
    message(answer.build(), "mme", true, 1);

    // Then
    assertThat(next(follower).orElseThrow().answer())
        .isEqualTo(new TracedRequest.Answer(5001, true, "no such user", Duration.ofNanos(1_000)));
  }

  @Test
  void shouldFindTheDigitsOfATelephoneNumber() {
    // Given: MSISDN 491710000001 as TS 29.329 codes it
    Avp msisdn =
        Avp.of(new AvpKey(701, 10_415), Avp.MANDATORY, HexFormat.of().parseHex("947101000010"));
    DiameterMessage request = request(1, "user").append(new AvpKey(701, 10_415), msisdn.data());

    // Then
    assertThat(SubscriberNames.of(request)).containsExactly("user", "491710000001");
  }

  @Test
  void shouldNotLookAtWatchdogsAndForgetEverythingWhenTheLastFollowerLeaves()
      throws InterruptedException {
    // Given
    TraceFollower follower = tracer.follow(TraceFilter.ALL);
    message(request(1, "1"), "mme", false, 0);
    follower.close();

    // When
    boolean on = tracer.isOn();
    TraceFollower later = tracer.follow(TraceFilter.ALL);
    message(request(1, "1").answer().result(2001).build(), "mme", true, 1);
    DiameterMessage watchdog = DiameterMessage.request(0, 280).identifiers(5, 5).build();
    message(watchdog, "mme", false, 0);
    message(watchdog.answer().result(2001).build(), "mme", true, 1);

    // Then
    assertThat(on).isFalse();
    assertThat(next(later)).isEmpty();
  }
}
