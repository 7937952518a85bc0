package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;

/** How often a peer may be sent a request, for the first time or again. */
class SendingLimitTest extends NodeScenario {

  private final Map<DiameterIdentity, AtomicInteger> left = new ConcurrentHashMap<>();
  private DiameterNode relay;
  private RawPeer client;
  private RawPeer first;
  private RawPeer second;

  @BeforeEach
  void connect() {
    SendingLimit limit =
        peer -> left.getOrDefault(peer, new AtomicInteger(1)).decrementAndGet() >= 0;
    relay = start(relayConfig("client.visited", "a.home", "b.home"), hooks.withSending(limit));
    client = peer(relay, "client.visited");
    first = peer(relay, "a.home");
    second = peer(relay, "b.home");
    AnswerHandler retrying =
        (answer, from) ->
            Nodes.resultCode(answer) == ResultCode.TOO_BUSY
                ? new AnswerDecision.TryNext(answer)
                : new AnswerDecision.Forward(answer);
    relay.router(request ->
        new RouteDecision.Send(
            request.message(),
            List.of(
                request.peers().find("a.home").orElseThrow(),
                request.peers().find("b.home").orElseThrow()),
            retrying,
            Optional.empty(),
            Optional.empty()));
  }

  private void limit(String peer, int requests) {
    left.put(Nodes.id(peer), new AtomicInteger(requests));
  }

  @Test
  void shouldSendToTheNextCandidateWhatOneMayNotGet() {
    // Given
    limit("a.home", 0);

    // When
    client.send(client.request("home", 1, 2));
    DiameterMessage seen = second.read();

    // Then
    assertThat(seen.endToEnd()).isEqualTo(2);
    assertThat(seen.isRetransmitted()).isFalse();
    assertThat(occurred).containsEntry(Occurrence.RATE_LIMITED, 1);
  }

  @Test
  void shouldAnswer3004WhenNoCandidateMayGetIt() {
    // Given
    limit("a.home", 0);
    limit("b.home", 0);

    // When
    DiameterMessage answer = client.exchange(client.request("home", 1, 2));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.TOO_BUSY);
    assertThat(answer.isError()).isTrue();
  }

  @Test
  void shouldCountWhatIsSentAgain() {
    // Given
    limit("b.home", 1);
    client.send(client.request("home", 1, 2));
    first.send(busy(first.read()));
    second.send(second.success(second.read()));
    long retried = Nodes.resultCode(client.read());
    client.send(client.request("home", 3, 4));

    // When
    first.send(busy(first.read()));

    // Then: the second has got its one request, though never as the first choice
    assertThat(retried).isEqualTo(2001);
    assertThat(Nodes.resultCode(client.read())).isEqualTo(ResultCode.TOO_BUSY);
  }

  private static DiameterMessage busy(DiameterMessage request) {
    return ErrorAnswer.of(request, Origin.of("a.home", "home"), ResultCode.TOO_BUSY, "busy");
  }
}
