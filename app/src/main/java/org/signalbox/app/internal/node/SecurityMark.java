package org.signalbox.app.internal.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers in the data folder under which security profile this node ran last. What anybody could
 * write in the open lab is not believed under {@code secure}: it is forgotten at the switch, and
 * who is real registers and subscribes again with its next heart-beat. A folder without the mark
 * says nothing, since it may be that of a new node at a register that others keep.
 */
final class SecurityMark {

  private static final Logger LOG = LoggerFactory.getLogger(SecurityMark.class);
  private static final String NAME = "nf-security-profile";
  private static final String OPEN = "open-lab";
  private static final String SECURE = "secure";

  private SecurityMark() {}

  /**
   * Compares the profile with that of the last start, forgets what must not be believed, and sets
   * the mark. Before anybody is told of changes.
   *
   * @throws OperatorFault when the mark cannot be read or written
   */
  static void check(
      Path folder, boolean isSecure, NfRegister register, NfSubscriptions subscriptions) {
    Path file = folder.resolve(NAME);
    try {
      String before = Files.exists(file) ? Files.readString(file).strip() : "";
      if (isSecure && before.equals(OPEN)) {
        forget(register, subscriptions);
      }
      String now = isSecure ? SECURE : OPEN;
      if (!now.equals(before)) {
        Path fresh = Files.writeString(folder.resolve(NAME + ".new"), now + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new OperatorFault(file + " cannot be read or made: " + e.getMessage(), e);
    }
  }

  private static void forget(NfRegister register, NfSubscriptions subscriptions) {
    List<NfEntry> entries = register.entries();
    List<NfSubscription> kept = List.copyOf(subscriptions.kept());
    kept.forEach(one -> subscriptions.remove(one.key().id()));
    entries.forEach(entry -> register.remove(entry.id()));
    LOG.atWarn()
        .addKeyValue("network-functions", entries.size())
        .addKeyValue("subscriptions", kept.size())
        .log("what was registered in the open lab is forgotten under the profile secure");
  }
}
