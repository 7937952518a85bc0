package org.signalbox.dra.capture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the Diameter messages out of a pcap or pcapng file. A capture that ends in the middle gives
 * what came before.
 */
final class CaptureReader {

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;
  private static final int SECTION = 0x0a0d0d0a;
  private static final int BYTE_ORDER = 0x1a2b3c4d;
  private static final int INTERFACE = 1;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int LEAST_BLOCK = 12;

  private final PacketParser packets = new PacketParser();

  private CaptureReader() {}

  static boolean isCapture(byte[] octets) {
    if (octets.length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(octets).getInt();
    return magic == SECTION || isPcap(magic) || isPcap(Integer.reverseBytes(magic));
  }

  private static boolean isPcap(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  /** The messages in the order in which their last octets were captured. */
  static List<byte[]> messages(byte[] octets) {
    CaptureReader reader = new CaptureReader();
    ByteBuffer in = ByteBuffer.wrap(octets);
    try {
      if (in.getInt(0) == SECTION) {
        reader.blocks(in);
      } else {
        reader.records(in);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The file ends in the middle of a record: what came before is kept.
      return reader.packets.messages();
    }
    return reader.packets.messages();
  }

  private void records(ByteBuffer in) {
    in.order(isPcap(in.getInt(0)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int linkType = in.getInt(20);
    in.position(24);
    while (in.remaining() >= 16) {
      in.position(in.position() + 8);
      int captured = in.getInt();
      in.getInt();
      packets.packet(linkType, slice(in, captured));
      in.position(in.position() + captured);
    }
  }

  private void blocks(ByteBuffer in) {
    List<Integer> linkTypes = new ArrayList<>();
    while (in.remaining() >= LEAST_BLOCK) {
      int start = in.position();
      if (in.getInt(start) == SECTION) {
        in.order(
            in.order(ByteOrder.BIG_ENDIAN).getInt(start + 8) == BYTE_ORDER
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN);
        linkTypes.clear();
      }
      int length = in.getInt(start + 4);
      if (length < LEAST_BLOCK || length > in.remaining()) {
        return;
      }
      block(in, start, linkTypes);
      in.position(start + length);
    }
  }

  private void block(ByteBuffer in, int start, List<Integer> linkTypes) {
    switch (in.getInt(start)) {
      case INTERFACE -> linkTypes.add((int) in.getShort(start + 8));
      case ENHANCED_PACKET -> {
        int captured = in.getInt(start + 20);
        in.position(start + 28);
        packets.packet(linkTypes.get(in.getInt(start + 8)), slice(in, captured));
      }
      case SIMPLE_PACKET -> {
        int captured = Math.min(in.getInt(start + 8), in.getInt(start + 4) - 16);
        in.position(start + 12);
        packets.packet(linkTypes.getFirst(), slice(in, captured));
      }
      default -> {
        // Names, statistics and the like.
      }
    }
  }

  private static ByteBuffer slice(ByteBuffer in, int length) {
    return in.slice(in.position(), length).order(ByteOrder.BIG_ENDIAN);
  }
}
