package org.signalbox.dra.capture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds Diameter in packets: Ethernet, Linux cooked or raw IP; IPv4 and IPv6; TCP and SCTP. */
final class PacketParser {

  private static final int NULL_LINK = 0;
  private static final int ETHERNET = 1;
  private static final int RAW = 101;
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;
  private static final int VLAN = 0x8100;
  private static final int TCP = 6;
  private static final int SCTP = 132;
  private static final int SCTP_HEADER = 12;
  private static final int DATA_HEADER = 16;
  private static final int WHOLE_MESSAGE = 3;

  private final Map<String, TcpStream> streams = new HashMap<>();
  private final List<byte[]> messages = new ArrayList<>();

  List<byte[]> messages() {
    return List.copyOf(messages);
  }

  /** Takes one packet; one that is no Diameter or is cut off is passed over. */
  void packet(int linkType, ByteBuffer packet) {
    try {
      int network = networkOffset(linkType, packet);
      if (network >= 0) {
        internet(packet.slice(network, packet.limit() - network));
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      // Captured with a snap length: there is nothing to be had from this one.
      return;
    }
  }

  private static int networkOffset(int linkType, ByteBuffer packet) {
    return switch (linkType) {
      case NULL_LINK -> 4;
      case RAW -> 0;
      case LINUX_COOKED -> 16;
      case LINUX_COOKED_2 -> 20;
      case ETHERNET -> (packet.getShort(12) & 0xffff) == VLAN ? 18 : 14;
      default -> -1;
    };
  }

  private void internet(ByteBuffer packet) {
    int version = (packet.get(0) >> 4) & 0xf;
    if (version == 4) {
      int header = (packet.get(0) & 0xf) * 4;
      int total = Math.min(packet.getShort(2) & 0xffff, packet.limit());
      String addresses = packet.getInt(12) + ">" + packet.getInt(16);
      transport(packet.get(9) & 0xff, addresses, packet.slice(header, total - header));
    } else if (version == 6) {
      int total = Math.min(packet.getShort(4) & 0xffff, packet.limit() - 40);
      String addresses =
          packet.getLong(8)
              + ","
              + packet.getLong(16)
              + ">"
              + packet.getLong(24)
              + ","
              + packet.getLong(32);
      transport(packet.get(6) & 0xff, addresses, packet.slice(40, total));
    }
  }

  private void transport(int protocol, String addresses, ByteBuffer segment) {
    if (protocol == TCP) {
      String flow = addresses + "/" + segment.getInt(0);
      int header = ((segment.get(12) >> 4) & 0xf) * 4;
      boolean begins = (segment.get(13) & 2) != 0;
      byte[] payload = new byte[segment.limit() - header];
      segment.get(header, payload);
      TcpStream stream = streams.computeIfAbsent(flow, name -> new TcpStream());
      messages.addAll(stream.segment(segment.getInt(4) + (begins ? 1 : 0), payload));
    } else if (protocol == SCTP) {
      chunks(segment);
    }
  }

  private void chunks(ByteBuffer packet) {
    int at = SCTP_HEADER;
    while (at + 4 <= packet.limit()) {
      int length = packet.getShort(at + 2) & 0xffff;
      boolean isMessage =
          packet.get(at) == 0 && (packet.get(at + 1) & WHOLE_MESSAGE) == WHOLE_MESSAGE;
      if (isMessage && length > DATA_HEADER) {
        byte[] payload = new byte[length - DATA_HEADER];
        packet.get(at + DATA_HEADER, payload);
        messages.add(payload);
      }
      at += Math.max(4, (length + 3) & ~3);
    }
  }
}
