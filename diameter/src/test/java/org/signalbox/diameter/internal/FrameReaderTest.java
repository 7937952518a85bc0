package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.testsupport.Seeded;

class FrameReaderTest {

  private final List<byte[]> frames = new ArrayList<>();
  private final List<byte[]> bad = new ArrayList<>();
  private final FrameReader reader =
      new FrameReader(
          new FrameReader.Sink() {
            @Override
            public void onFrame(byte[] frame) {
              frames.add(frame);
            }

            @Override
            public void onBadFrame(byte[] header) {
              bad.add(header);
            }

            @Override
            public boolean wantsMore() {
              return bad.isEmpty();
            }
          },
          64 * 1024);

  private static byte[] message(int classOctets) {
    return DiameterMessage.request(4, 272)
        .build()
        .append(BaseAvp.CLASS, new byte[classOctets])
        .encoded();
  }

  private void read(byte[] octets) {
    ByteBuf buffer = Unpooled.copiedBuffer(octets);
    reader.read(buffer, ByteBufAllocator.DEFAULT);
    assertThat(buffer.refCnt()).isZero();
  }

  @Test
  void shouldTellThatAMessageHasBegun() {
    // Given
    byte[] message = message(8);
    read(message);
    boolean before = reader.isInMessage();

    // When
    read(Arrays.copyOf(message, 7));

    // Then
    assertThat(before).isFalse();
    assertThat(reader.isInMessage()).isTrue();
  }

  @Seeded
  @Test
  void shouldCutTheSameMessagesHoweverTheStreamIsSplit(SplittableRandom random) {
    // Given
    List<byte[]> sent = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      byte[] message = message(random.nextInt(2000));
      sent.add(message);
      stream.writeBytes(message);
    }
    byte[] octets = stream.toByteArray();

    // When
    int at = 0;
    while (at < octets.length) {
      int end = Math.min(octets.length, at + 1 + random.nextInt(5000));
      read(Arrays.copyOfRange(octets, at, end));
      at = end;
    }

    // Then
    assertThat(frames).usingRecursiveComparison().isEqualTo(sent);
    reader.close();
  }

  @Test
  void shouldStopAtALengthThatIsTooLong() {
    // Given
    byte[] message = message(100);
    message[1] = 1;

    // When
    read(message);

    // Then
    assertThat(bad).hasSize(1);
    assertThat(frames).isEmpty();
  }

  @Test
  void shouldWaitForAHeaderBeforeItCallsAFrameBad() {
    // When
    read(new byte[19]);

    // Then
    assertThat(bad).isEmpty();
    read(new byte[1]);
    assertThat(bad).hasSize(1);
    reader.close();
  }

  @Test
  void shouldReadLongerMessagesOnceItMay() {
    // Given
    reader.lengthMax(256 * 1024);

    // When
    read(message(200_000));

    // Then
    assertThat(frames).hasSize(1);
  }
}
