package org.signalbox.testsupport.http2;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One frame (RFC 9113 §4.1).
 *
 * @param type the octet of the type
 * @param flags the octet of the flags
 * @param stream the stream, 0 for the connection
 * @param payload what follows the nine octets of the header
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record Http2Frame(int type, int flags, int stream, byte[] payload) {

  public static final int DATA = 0x0;
  public static final int HEADERS = 0x1;
  public static final int RST_STREAM = 0x3;
  public static final int SETTINGS = 0x4;
  public static final int PING = 0x6;
  public static final int GOAWAY = 0x7;
  public static final int WINDOW_UPDATE = 0x8;
  public static final int CONTINUATION = 0x9;

  public static final int END_STREAM = 0x1;
  public static final int ACK = 0x1;
  public static final int END_HEADERS = 0x4;

  private static final int HEADER_OCTETS = 9;

  /** Whether a flag is set. */
  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The frame as it goes over the wire. */
  public byte[] octets() {
    ByteBuffer frame = ByteBuffer.allocate(HEADER_OCTETS + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    return frame.array();
  }

  public static Http2Frame read(DataInputStream in) throws IOException {
    int lengthAndType = in.readInt();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    byte[] payload = new byte[lengthAndType >>> 8];
    in.readFully(payload);
    return new Http2Frame(lengthAndType & 0xFF, flags, stream, payload);
  }

  /** The first four octets of the payload from some place: an error code, an increment. */
  public int number(int offset) {
    return ByteBuffer.wrap(payload).getInt(offset);
  }
}
