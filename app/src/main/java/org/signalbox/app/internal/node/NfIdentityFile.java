package org.signalbox.app.internal.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.nf.NfInstanceId;

/**
 * The identity of this node among network functions, made at the first start and kept in the data
 * folder, so that others know it again.
 */
final class NfIdentityFile {

  private static final String NAME = "nf-instance-id";

  private NfIdentityFile() {}

  /**
   * Reads it, or makes it.
   *
   * @throws OperatorFault when it cannot be read or written
   */
  static NfInstanceId in(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      if (Files.exists(file)) {
        String text = Files.readString(file).strip();
        return NfInstanceId.parse(text)
            .orElseThrow(
                () -> new OperatorFault(file + ": found \"" + text + "\", expected a UUID"));
      }
      NfInstanceId made = new NfInstanceId(UUID.randomUUID());
      Path fresh = Files.writeString(folder.resolve(NAME + ".new"), made + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return made;
    } catch (IOException e) {
      throw new OperatorFault(file + " cannot be read or made: " + e.getMessage(), e);
    }
  }
}
