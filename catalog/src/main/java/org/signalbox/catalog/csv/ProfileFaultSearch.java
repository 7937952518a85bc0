package org.signalbox.catalog.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.core.Problem;
import org.signalbox.profiles.ProfileFault;

/**
 * Finds which filters, attributes and chargers of a folder cannot be used, so that each is named by
 * its file and line. Looks at one after the other, which is slow and done only after a fault.
 */
final class ProfileFaultSearch {

  private final DecodedPlan decoded;
  private final Consumer<TariffPlan> rehearsal;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param rehearsal throws what is wrong with a plan
   */
  ProfileFaultSearch(DecodedPlan decoded, Consumer<TariffPlan> rehearsal) {
    this.decoded = decoded;
    this.rehearsal = rehearsal;
  }

  /** All problems found; empty when every profile could be used alone. */
  List<Problem> problems() {
    List<TpItem> usableFilters = new ArrayList<>();
    for (TpItem item : decoded.items()) {
      if (item.kind() == TpKind.FILTER && isUsable(List.of(item), item)) {
        usableFilters.add(item);
      }
    }
    for (TpItem item : decoded.items()) {
      if (item.kind() == TpKind.ATTRIBUTE || item.kind() == TpKind.CHARGER) {
        List<TpItem> withFilters = new ArrayList<>(usableFilters);
        withFilters.add(item);
        isUsable(withFilters, item);
      }
    }
    return problems;
  }

  private boolean isUsable(List<TpItem> items, TpItem item) {
    Optional<ProfileFault> fault = faultOf(new TariffPlan(items));
    fault.ifPresent(found ->
        problems.add(
            decoded
                .positions()
                .problem(item, String.valueOf(found.getMessage()), "one that can be used")));
    return fault.isEmpty();
  }

  private Optional<ProfileFault> faultOf(TariffPlan plan) {
    try {
      rehearsal.accept(plan);
      return Optional.empty();
    } catch (ProfileFault fault) {
      return Optional.of(fault);
    }
  }
}
