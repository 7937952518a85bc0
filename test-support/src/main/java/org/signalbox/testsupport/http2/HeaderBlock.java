package org.signalbox.testsupport.http2;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Header compression without compression (RFC 7541): fields are sent as literals that no table
 * keeps, and read from a server that was told to keep no table either.
 */
public final class HeaderBlock {

  private static final int LITERAL_NEVER_INDEXED = 0x10;
  private static final int HUFFMAN = 0x80;

  private HeaderBlock() {}

  /** The octets of a block. */
  public static byte[] encode(List<Map.Entry<String, String>> fields) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field : fields) {
      block.write(LITERAL_NEVER_INDEXED);
      text(block, field.getKey());
      text(block, field.getValue());
    }
    return block.toByteArray();
  }

  private static void text(ByteArrayOutputStream block, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    number(block, octets.length);
    block.writeBytes(octets);
  }

  /** A number with a prefix of seven bits (RFC 7541 §5.1). */
  private static void number(ByteArrayOutputStream block, int number) {
    if (number < 0x7F) {
      block.write(number);
      return;
    }
    block.write(0x7F);
    int rest = number - 0x7F;
    while (rest >= 0x80) {
      block.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    block.write(rest);
  }

  /** The fields of a block. */
  public static List<Map.Entry<String, String>> decode(byte[] octets) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    ByteBuffer block = ByteBuffer.wrap(octets);
    while (block.hasRemaining()) {
      int first = block.get() & 0xFF;
      if (first >= 0x80) {
        fields.add(StaticTable.field(number(block, first, 7)));
      } else if (first >= 0x20 && first < 0x40) {
        // The server says how large its table is: nothing to do.
        number(block, first, 5);
      } else {
        int index = number(block, first, first >= 0x40 ? 6 : 4);
        String name = index == 0 ? text(block) : StaticTable.field(index).getKey();
        fields.add(Map.entry(name, text(block)));
      }
    }
    return fields;
  }

  private static int number(ByteBuffer block, int first, int bits) {
    int mask = (1 << bits) - 1;
    int number = first & mask;
    if (number < mask) {
      return number;
    }
    int shift = 0;
    int octet;
    do {
      octet = block.get();
      number += (octet & 0x7F) << shift;
      shift += 7;
    } while ((octet & 0x80) != 0);
    return number;
  }

  private static String text(ByteBuffer block) {
    int first = block.get() & 0xFF;
    byte[] octets = new byte[number(block, first, 7)];
    block.get(octets);
    return (first & HUFFMAN) == 0
        ? new String(octets, StandardCharsets.UTF_8)
        : "huffman:" + octets.length;
  }
}
