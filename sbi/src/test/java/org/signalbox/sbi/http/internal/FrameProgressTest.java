package org.signalbox.sbi.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.http2.Http2Frame;

class FrameProgressTest {

  private final FrameProgress frames = new FrameProgress();

  private void follow(byte[] octets) {
    ByteBuf buffer = Unpooled.wrappedBuffer(octets);
    frames.follow(buffer, 0);
  }

  private static byte[] frame(int type, int flags, int octets) {
    return new Http2Frame(type, flags, 1, new byte[octets]).octets();
  }

  @Test
  void shouldCountAHeaderBlockUntilItsEnd() {
    // Given
    follow(frame(Http2Frame.HEADERS, Http2Frame.END_STREAM, 100));
    follow(frame(Http2Frame.CONTINUATION, 0, 50));
    long unfinished = frames.unfinished();

    // When
    follow(frame(Http2Frame.CONTINUATION, Http2Frame.END_HEADERS, 0));

    // Then
    assertThat(unfinished).isEqualTo(168);
    assertThat(frames.unfinished()).isZero();
    assertThat(frames.completions()).isOne();
  }

  @Test
  void shouldCountAFrameWithoutPayloadAsWhole() {
    // When
    follow(frame(Http2Frame.SETTINGS, Http2Frame.ACK, 0));

    // Then
    assertThat(frames.unfinished()).isZero();
    assertThat(frames.completions()).isOne();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldCountTheSameHoweverTheOctetsAreCut(long seed) {
    // Given
    Random random = new Random(seed);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      boolean isHeader = random.nextBoolean();
      all.writeBytes(
          frame(
              isHeader ? Http2Frame.HEADERS : Http2Frame.DATA,
              isHeader ? Http2Frame.END_HEADERS : 0,
              random.nextInt(70_000)));
    }
    byte[] begun = frame(Http2Frame.HEADERS, 0, 1_000);
    all.write(begun, 0, 500);
    ByteBuf octets = Unpooled.wrappedBuffer(all.toByteArray());
    int total = octets.writerIndex();

    // When
    int at = 0;
    while (at < total) {
      int end = Math.min(total, at + 1 + random.nextInt(20_000));
      octets.writerIndex(end);
      frames.follow(octets, at);
      at = end;
    }

    // Then
    assertThat(frames.unfinished()).as("seed %d", seed).isEqualTo(500);
    assertThat(frames.completions()).as("seed %d", seed).isEqualTo(200);
  }
}
