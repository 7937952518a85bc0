package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

/** Lines as tshark 4.0.17 prints them, with | for what stands between values. */
class CaptureJudgementTest {

  private static final String TWO_REQUESTS =
      "316|316\t1|1\t_ws.malformed|_ws.malformed\t6291456|6291456\t117440512|117440512"
          + "\tMalformed IMSI|Malformed IMSI\n";

  /** The same frame with its TCP window set to 0, as of a receiver that is slow. */
  private static final String FROM_A_SLOW_RECEIVER =
      "316|316\t1|1\t_ws.malformed|_ws.malformed\t6291456|6291456|6291456"
          + "\t33554432|117440512|117440512"
          + "\tTCP Zero Window segment|Malformed IMSI|Malformed IMSI\n";

  private static CaptureJudgement read(String printed) {
    return CaptureJudgement.read(printed.replace("|", CaptureReading.BETWEEN_VALUES), _ -> 0);
  }

  @Test
  void shouldNotTakeTheWayAFrameWentForAnErrorInIt() {
    // When
    CaptureJudgement judgement = read(FROM_A_SLOW_RECEIVER);

    // Then
    assertThat(judgement.errors("Malformed IMSI")).isEmpty();
    assertThat(judgement.messages()).containsEntry("316R", 2L).hasSize(1);
  }

  @Test
  void shouldTellWhatTheTestHasNotDeserved() {
    // When
    CaptureJudgement judgement = read(FROM_A_SLOW_RECEIVER + TWO_REQUESTS);

    // Then
    assertThat(judgement.errors())
        .containsExactly(
            "[316R, 316R]: [Malformed IMSI, Malformed IMSI]",
            "[316R, 316R]: [Malformed IMSI, Malformed IMSI]");
  }

  @Test
  void shouldTellAnErrorBesideADeservedComplaint() {
    // Given
    String unreadable =
        "316\t1\t_ws.malformed\t8388608|6291456\t117440512|117440512"
            + "\tMalformed Packet (Exception occurred)|Malformed IMSI\n";

    // When
    CaptureJudgement judgement = read(unreadable);

    // Then
    assertThat(judgement.errors("Malformed IMSI"))
        .containsExactly("[316R]: [Malformed Packet (Exception occurred)]");
  }

  @Test
  void shouldTellAFrameThatADissectorGaveUpWithoutAWord() {
    // When
    CaptureJudgement judgement = read("257\t0\t_ws.malformed\t\t\t\n");

    // Then
    assertThat(judgement.errors()).containsExactly("[257A]: malformed");
  }

  @Test
  void shouldRefuseComplaintsThatDoNotPair() {
    // Given
    String printed = "257\t0\t\t8388608\t\tsomething\n";

    // When
    Throwable refused = catchThrowable(() -> read(printed));

    // Then
    assertThat(refused).hasMessageContaining("do not pair");
  }
}
