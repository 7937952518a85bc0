package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.PeerStatus;

/** What an agent counts, and how much of it is told apart. */
class AgentCountersTest {

  private static final int S6A = 16_777_251;
  private static final int ULR = 316;

  private final AgentCounters counters = new AgentCounters();
  private final AnswerErrorAlarm alarm = new AnswerErrorAlarm(counters);

  private record Known(DiameterIdentity identity) implements RoutablePeer {

    @Override
    public String realm() {
      return identity.realmPart();
    }

    @Override
    public Set<Integer> applications() {
      return Set.of();
    }

    @Override
    public boolean isRelay() {
      return false;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public int pending() {
      return 0;
    }
  }

  private static RoutablePeer peer(String identity) {
    return new Known(DiameterIdentity.of(identity));
  }

  private static DiameterMessage answer(int result) {
    return DiameterMessage.request(S6A, ULR).build().answer().result(result).build();
  }

  private static DiameterMessage experimental(int result) {
    MessageBuilder answer = DiameterMessage.request(S6A, ULR).build().answer();
    answer.group(
        BaseAvp.EXPERIMENTAL_RESULT,
        inside -> inside.integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE, result));
    return answer.build();
  }

  @Test
  void shouldTellResultsApartWithExperimentalOnesByThemselves() {
    // When
    counters.sent(peer("hss"), answer(2001));
    counters.sent(peer("hss"), answer(3002));
    counters.sent(peer("HSS"), experimental(5001));
    counters.sent(peer("hss"), DiameterMessage.request(S6A, ULR).build().answer().build());

    // Then
    assertThat(counters.of("hss").of(S6A, ULR).answersSent().byResult())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                new AnswerResult(2001, false), 1L,
                new AnswerResult(3002, false), 1L,
                new AnswerResult(5001, true), 1L,
                new AnswerResult(0, false), 1L));
  }

  @Test
  void shouldCountByThousandsOnceTooManyResultsWereMet() {
    // When
    for (int code = 5000; code < 5100; code++) {
      counters.sent(peer("hss"), answer(code));
    }

    // Then
    Map<AnswerResult, Long> results = counters.of("hss").of(S6A, ULR).answersSent().byResult();
    assertThat(results).hasSizeLessThan(30);
    assertThat(results.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
    assertThat(new AnswerResult(5000, false).label()).isEqualTo("5xxx");
    assertThat(new AnswerResult(5012, false).label()).isEqualTo("5012");
    assertThat(new AnswerResult(0, false).label()).isEqualTo("other");
  }

  @Test
  void shouldCountDurationsIntoTheirBuckets() {
    // When
    counters.answered(peer("hss"), answer(2001), Duration.ofNanos(400_000).toNanos());
    counters.answered(peer("hss"), answer(2001), Duration.ofMillis(1).toNanos());
    counters.answered(peer("hss"), answer(2001), Duration.ofMinutes(1).toNanos());

    // Then
    List<Long> counts = counters.of("hss").of(S6A, ULR).durations().counts();
    assertThat(counts.getFirst()).isEqualTo(1);
    assertThat(counts.get(1)).isEqualTo(1);
    assertThat(counts.getLast()).isEqualTo(1);
    assertThat(counters.of("hss").of(S6A, ULR).durations().sumNanos()).isEqualTo(60_001_400_000L);
  }

  @Test
  void shouldNotGrowWithInventedCommandsAndPeers() {
    // When
    for (int i = 0; i < 1_000; i++) {
      counters.received(peer("mme"), DiameterMessage.request(i + 1, i + 1).build());
    }
    for (int i = 0; i < 11_000; i++) {
      counters.occurred(Occurrence.DECODE_ERROR, "peer" + i);
    }

    // Then
    assertThat(counters.of("mme").commands()).hasSizeLessThan(70);
    assertThat(counters.of("mme").sum(CommandTraffic::requestsReceivedCount)).isEqualTo(1_000);
    assertThat(counters.peers()).hasSizeLessThan(10_010);
  }

  @Test
  void shouldCountTheStatesThatAPeerComesTo() {
    // When
    counters.peerStatus(peer("hss"), PeerStatus.OPEN);
    counters.peerStatus(peer("hss"), PeerStatus.CLOSED);
    counters.peerStatus(peer("hss"), PeerStatus.OPEN);

    // Then
    assertThat(counters.of("hss").changesTo(PeerStatus.OPEN)).isEqualTo(2);
    assertThat(counters.of("hss").changesTo(PeerStatus.CLOSED)).isEqualTo(1);
    assertThat(counters.of("hss").changesTo(PeerStatus.SUSPECT)).isZero();
  }

  @Test
  void shouldRaiseTheAlarmForABurstOfErrorsAndClearItAfterwards() {
    // Given
    alarm.sample();
    for (int i = 0; i < 100; i++) {
      counters.sent(peer("mme"), answer(i % 4 == 0 ? 3002 : 2001));
      counters.sent(peer("calm"), experimental(5001));
    }

    // When
    alarm.sample();
    Set<String> during = alarm.raised();
    for (int i = 0; i < 11; i++) {
      alarm.sample();
    }

    // Then
    assertThat(during).containsExactly("mme");
    assertThat(alarm.raised()).isEmpty();
  }

  @Test
  void shouldNotRaiseTheAlarmForAFewErrorsAmongMany() {
    // Given
    alarm.sample();
    for (int i = 0; i < 1_000; i++) {
      counters.sent(peer("mme"), answer(i % 20 == 0 ? 3002 : 2001));
    }

    // When
    alarm.sample();

    // Then
    assertThat(alarm.raised()).isEmpty();
  }
}
