package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.nio.sctp.Association;
import com.sun.nio.sctp.MessageInfo;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.sctp.SctpMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/** The framing alone: whether this system has SCTP does not matter. */
class SctpFramingTest {

  private static final int OCTETS_MAX = 4096;

  private final EmbeddedChannel channel = new EmbeddedChannel(new SctpFraming(OCTETS_MAX));

  private static byte[] message(int octets) {
    return DiameterMessage.request(4, 272)
        .build()
        .append(BaseAvp.CLASS, new byte[octets])
        .encoded();
  }

  /** A part of a user message as the system delivers it. */
  private static SctpMessage part(int stream, boolean complete, byte[] octets) {
    return new SctpMessage(new Delivered(stream, complete), Unpooled.copiedBuffer(octets));
  }

  private byte[] read() {
    ByteBuf whole = channel.readInbound();
    try {
      return ByteBufUtil.getBytes(whole);
    } finally {
      whole.release();
    }
  }

  @Test
  void shouldSendEachMessageOfABatchAsOneUserMessageInOrder() {
    // Given
    byte[] first = message(4);
    byte[] second = message(80);

    // When
    channel.writeOutbound(Unpooled.wrappedBuffer(first, second));

    // Then
    for (byte[] expected : new byte[][] {first, second}) {
      SctpMessage sent = channel.readOutbound();
      assertThat(ByteBufUtil.getBytes(sent.content())).isEqualTo(expected);
      assertThat(sent.protocolIdentifier()).isEqualTo(46);
      assertThat(sent.streamIdentifier()).isZero();
      assertThat(sent.isUnordered()).isFalse();
      sent.release();
    }
  }

  @Test
  void shouldTellThatAnEmptyBatchHasLeftOnlyBehindWhatWaits() {
    // Given
    var _ = channel.write(Unpooled.wrappedBuffer(message(4)), channel.voidPromise());

    // When
    var written = channel.write(Unpooled.EMPTY_BUFFER);
    boolean before = written.isDone();
    channel.flush();

    // Then
    assertThat(before).isFalse();
    assertThat(written.isSuccess()).isTrue();
    SctpMessage word = channel.readOutbound();
    SctpMessage nothing = channel.readOutbound();
    assertThat(word.content().isReadable()).isTrue();
    assertThat(nothing.content().isReadable()).isFalse();
    word.release();
  }

  @Test
  void shouldJoinTheMixedPartsOfTwoStreams() {
    // Given
    byte[] left = message(100);
    byte[] right = message(60);

    // When
    channel.writeInbound(part(1, false, Arrays.copyOf(left, 30)));
    channel.writeInbound(part(2, false, Arrays.copyOf(right, 40)));
    channel.writeInbound(part(1, false, Arrays.copyOfRange(left, 30, 70)));
    channel.writeInbound(part(2, true, Arrays.copyOfRange(right, 40, right.length)));
    channel.writeInbound(part(1, true, Arrays.copyOfRange(left, 70, left.length)));

    // Then
    assertThat(read()).isEqualTo(right);
    assertThat(read()).isEqualTo(left);
  }

  @Test
  void shouldRefuseAUserMessageThatIsNotOneDiameterMessage() {
    // Given
    byte[] tooLong = Arrays.copyOf(message(4), 100);

    // When
    ThrowingCallable reading = () -> channel.writeInbound(part(0, true, tooLong));

    // Then
    assertThatThrownBy(reading)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not one Diameter message");
    assertThat(channel.<Object>readInbound()).isNull();
  }

  @Test
  void shouldBoundWhatIsKeptOfMessagesThatNeverEnd() {
    // Given
    channel.writeInbound(part(1, false, new byte[OCTETS_MAX / 2]));

    // When
    ThrowingCallable reading = () -> channel.writeInbound(part(2, false, new byte[OCTETS_MAX]));

    // Then
    assertThatThrownBy(reading).isInstanceOf(IOException.class).hasMessageContaining("too long");
  }

  /** What the system says of a part. */
  private static final class Delivered extends MessageInfo {

    private final int stream;
    private final boolean complete;

    Delivered(int stream, boolean complete) {
      this.stream = stream;
      this.complete = complete;
    }

    @Override
    public SocketAddress address() {
      return new InetSocketAddress(0);
    }

    @Override
    public Association association() {
      throw new UnsupportedOperationException("no association");
    }

    @Override
    public int bytes() {
      return 0;
    }

    @Override
    public boolean isComplete() {
      return complete;
    }

    @Override
    public MessageInfo complete(boolean changed) {
      return this;
    }

    @Override
    public boolean isUnordered() {
      return false;
    }

    @Override
    public MessageInfo unordered(boolean changed) {
      return this;
    }

    @Override
    public int payloadProtocolID() {
      return 46;
    }

    @Override
    public MessageInfo payloadProtocolID(int changed) {
      return this;
    }

    @Override
    public int streamNumber() {
      return stream;
    }

    @Override
    public MessageInfo streamNumber(int changed) {
      return this;
    }

    @Override
    public long timeToLive() {
      return 0;
    }

    @Override
    public MessageInfo timeToLive(long changed) {
      return this;
    }
  }
}
