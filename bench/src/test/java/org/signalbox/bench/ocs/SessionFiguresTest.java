package org.signalbox.bench.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run tells of the answers that were no success. */
class SessionFiguresTest {

  private static final int RESULT_CODE = 268;
  private static final int MULTIPLE_SERVICES = 456;

  /** An AVP without a vendor. */
  private static byte[] avp(int code, byte[] value) {
    return ByteBuffer.allocate(8 + value.length)
        .putInt(code)
        .putInt(0x4000_0000 | (8 + value.length))
        .put(value)
        .array();
  }

  private static byte[] result(int code) {
    return avp(RESULT_CODE, ByteBuffer.allocate(4).putInt(code).array());
  }

  private static ByteBuffer answer(List<byte[]> avps) {
    int length = 20 + avps.stream().mapToInt(avp -> avp.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length).putInt(0x0100_0000 | length).putInt(272);
    out.putInt(4).putInt(0).putInt(0);
    avps.forEach(out::put);
    return out.flip();
  }

  @Test
  void shouldTellTheCodeOfTheCommandElseOfItsService() {
    // Given
    ByteBuffer busy = answer(List.of(result(3004)));
    ByteBuffer poor = answer(List.of(result(2001), avp(MULTIPLE_SERVICES, result(4012))));
    ByteBuffer empty = answer(List.of(result(2001)));
    ByteBuffer granted = answer(List.of(result(2001), avp(MULTIPLE_SERVICES, result(2001))));

    // When
    List<Integer> codes =
        List.of(
            SessionClient.result(busy, 0, 0),
            SessionClient.result(poor, 0, 0),
            SessionClient.result(empty, 0, 0),
            SessionClient.result(granted, 0, 0),
            SessionClient.result(empty, 0, SessionTemplates.REQUESTS - 1));

    // Then
    assertThat(codes).containsExactly(3004, 4012, ResultCounts.NONE, 2001, 2001);
  }

  @Test
  void shouldCarryTheCodesFromTheGeneratorsProcessIntoTheTable() {
    // Given
    ResultCounts errors = new ResultCounts();
    errors.add(4012);
    errors.add(3004);
    errors.add(3004);
    String line = new SessionFigures(10, 1_000, errors, 0, 1, 1, 2, 3, 4).line();

    // When
    SessionFigures read = SessionFigures.read(line);

    // Then
    Map<OcsTable.Figure, Double> figures = new EnumMap<>(OcsTable.Figure.class);
    figures.put(OcsTable.Figure.ERRORS, (double) read.errors().sum());
    OcsTable table = new OcsTable("machine", figures, read.errors());
    assertThat(table.text()).contains("by result code: 3004: 2, 4012: 1");
    assertThat(read.latePercent()).isEqualTo(10.0);
    assertThat(table.json())
        .isEqualTo("{\"errors\":3.0,\"errors_by_code\":{\"3004\":2,\"4012\":1}}\n");
  }
}
