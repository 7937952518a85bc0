package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;

/** The chargers of a simulation: all that happens is billed once, what is resold twice. */
final class SimulatedProfiles {

  /** Where what is used is resold. */
  static final String RESOLD = "roaming";

  /** The bill of whoever resells, beside the user's own. */
  static final String WHOLESALE = "wholesale";

  private SimulatedProfiles() {}

  static ProfileSet all() {
    ChargerProfile own = charger("OWN", List.of(), "*default", "*none");
    ChargerProfile reseller =
        charger(
            "RESELLER",
            List.of("*string:~*req.Destination:" + RESOLD),
            WHOLESALE,
            "*constant:*req.Account:" + BundleParts.ACCOUNTS.getLast().account());
    return ProfileSet.empty()
        .with(
            new ProfileChange(
                List.of(), List.of(), List.of(own, reseller), Set.of(), Set.of(), Set.of()));
  }

  private static ChargerProfile charger(
      String id, List<String> filters, String run, String attributes) {
    return new ChargerProfile(
        new ProfileKey(SimulatedTariffs.TENANT, id),
        filters,
        ActivationInterval.ALWAYS,
        run,
        List.of(attributes),
        BigDecimal.ZERO);
  }
}
