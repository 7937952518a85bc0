package org.signalbox.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.dra.capture.MessageFile;

/** A capture or hex digits as an operator names them: requests that can be read, or a fault. */
public final class CaptureFuzz {

  private static final Path FILE = file();

  private CaptureFuzz() {}

  private static Path file() {
    try {
      return Files.createTempFile("capture-fuzz", ".pcapng");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    try {
      MessageFile.requests(FILE.toString()).forEach(CaptureFuzz::check);
    } catch (OperatorFault told) {
      if (String.valueOf(told.getMessage()).isBlank()) {
        throw new IllegalStateException("a fault without a sentence", told);
      }
    }
  }

  private static void check(DiameterMessage message) {
    if (!(MessageDecoder.decode(message.encoded()) instanceof DecodeResult.Decoded)) {
      throw new IllegalStateException("a message of a capture cannot be read again");
    }
  }
}
