package org.signalbox.dra.capture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.OperatorFault;

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
  private final String source;

  private CaptureReader(String source) {
    this.source = source;
  }

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

  /**
   * The messages in the order in which their last octets were captured.
   *
   * @param source the file's name, for the sentence of a fault
   * @throws OperatorFault when a packet's interface is not described before it
   */
  static List<byte[]> messages(byte[] octets, String source) {
    CaptureReader reader = new CaptureReader(source);
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
        int linkType = linkType(linkTypes, in.getInt(start + 8), start);
        int captured = in.getInt(start + 20);
        in.position(start + 28);
        packets.packet(linkType, slice(in, captured));
      }
      case SIMPLE_PACKET -> {
        // It has no interface id: all are of the first interface (draft-ietf-opsawg-pcapng §4.4).
        int linkType = linkType(linkTypes, 0, start);
        int captured = Math.min(in.getInt(start + 8), in.getInt(start + 4) - 16);
        in.position(start + 12);
        packets.packet(linkType, slice(in, captured));
      }
      default -> {
        // Names, statistics and the like.
      }
    }
  }

  /** A packet's interface must stand before it in its section (draft-ietf-opsawg-pcapng §4.3). */
  private int linkType(List<Integer> linkTypes, int interfaceId, int start) {
    if (interfaceId < 0 || interfaceId >= linkTypes.size()) {
      throw new OperatorFault(
          source
              + (", octet " + start)
              + (": found a packet of interface " + Integer.toUnsignedString(interfaceId))
              + (" after " + linkTypes.size() + " interface descriptions")
              + ", expected the description of its interface before it");
    }
    return linkTypes.get(interfaceId);
  }

  private static ByteBuffer slice(ByteBuffer in, int length) {
    return in.slice(in.position(), length).order(ByteOrder.BIG_ENDIAN);
  }
}
