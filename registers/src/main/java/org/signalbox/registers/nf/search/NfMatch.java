package org.signalbox.registers.nf.search;

import java.util.List;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfService;

/**
 * A network function that was found.
 *
 * @param entry as it stands
 * @param services those that fit, in the order of the profile
 */
public record NfMatch(NfEntry entry, List<NfService> services) {

  public NfMatch {
    services = List.copyOf(services);
  }
}
