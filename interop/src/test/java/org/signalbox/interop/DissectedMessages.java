package org.signalbox.interop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.testsupport.ExternalTool;

/**
 * Diameter messages in a capture without any transport, judged by Wireshark's dissector.
 *
 * @param capture the file
 */
public record DissectedMessages(Path capture) {

  /** A link type for own use, which the command line gives to Diameter. */
  private static final int LINK_USER_0 = 147;

  private static final int PCAP_MAGIC = 0xA1B2C3D4;
  private static final String AS_DIAMETER =
      "uat:user_dlts:\"User 0 (DLT=147)\",\"diameter\",\"0\",\"\",\"0\",\"\"";

  /** Writes messages into a capture. */
  public static DissectedMessages write(Path capture, List<DiameterMessage> messages)
      throws IOException {
    int octets = messages.stream().mapToInt(message -> 16 + message.length()).sum();
    ByteBuffer pcap = ByteBuffer.allocate(24 + octets);
    pcap.putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4);
    pcap.putInt(0).putInt(0).putInt(0xFFFF).putInt(LINK_USER_0);
    for (DiameterMessage message : messages) {
      pcap.putInt(1).putInt(0).putInt(message.length()).putInt(message.length());
      pcap.put(message.encoded());
    }
    return new DissectedMessages(Files.write(capture, pcap.array()));
  }

  /** The command and Wireshark's remarks of every message that a display filter takes. */
  public String matching(String filter) {
    return ExternalTool.require("tshark", "tshark")
        .run(
            "-n",
            "-r",
            capture.toString(),
            "-o",
            AS_DIAMETER,
            "-Y",
            filter,
            "-T",
            "fields",
            "-e",
            "diameter.cmd.code",
            "-e",
            "_ws.expert.message");
  }
}
