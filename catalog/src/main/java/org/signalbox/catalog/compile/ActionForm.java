package org.signalbox.catalog.compile;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.signalbox.catalog.tp.TpAction;
import org.signalbox.core.Amount;
import org.signalbox.ledger.ActionCondition;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.StoredAction;
import org.signalbox.rating.TypeOfRecord;

/**
 * Actions, from what operators write to what the ledger runs, and back.
 *
 * @param names what the names in balances stand for
 * @param times how times are read
 */
public record ActionForm(BalanceNames names, PlanTimes times) {

  private static final String EXTRA = "ExtraParameters";

  /**
   * @throws IllegalArgumentException naming the member that cannot be read or used
   */
  public StoredAction read(TpAction written) {
    ActionType type = type(written);
    boolean isGeneric =
        type.isMove() && written.balance().type().strip().equals(TypeOfRecord.GENERIC.text());
    SortedMap<String, Amount> factors =
        isGeneric ? UnitsForm.factors(written.extraParameters()) : new TreeMap<>();
    BalancePattern balance = BalanceForm.ofActions(names).read(written.balance(), factors);
    if (type.isMove() && balance.tor().isEmpty()) {
      throw new Mistake("BalanceType", "nothing", "what " + type.text() + " moves, as *monetary");
    }
    try {
      return new StoredAction(
          type,
          balance,
          UnitsForm.read(written.units(), balance.tor()),
          expiry(written),
          condition(written),
          written.extraParameters(),
          written.weight());
    } catch (Mistake mistake) {
      throw mistake;
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          EXTRA,
          "\"" + written.extraParameters() + "\": " + e.getMessage(),
          "what " + type.text() + " needs");
    }
  }

  /** An action in the form that {@link #read} reads back as it is. */
  public static TpAction written(StoredAction action) {
    return new TpAction(
        action.type().text(),
        BalanceForm.written(action.balance(), ExpiryForm.written(action.expiry())),
        action.value().map(UnitsForm::written).orElse(""),
        action.condition().text(),
        action.extraParameters(),
        action.weight());
  }

  private static ActionType type(TpAction written) {
    String name = written.identifier().strip();
    return ActionType.of(name)
        .orElseThrow(() ->
            new Mistake(
                "Identifier",
                "\"" + written.identifier() + "\"",
                ForeignAction.why(name)
                    .map(why -> "another action, since " + why)
                    .orElseGet(() -> "one of " + known())));
  }

  private static String known() {
    return Arrays.stream(ActionType.values())
        .map(ActionType::text)
        .collect(Collectors.joining(", "));
  }

  private Optional<Expiry> expiry(TpAction written) {
    String text = written.balance().expiryTime();
    try {
      return ExpiryForm.read(text, times);
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          "ExpiryTime", "\"" + text + "\"", "a time, *unlimited, or a rule such as *monthly, +24h");
    }
  }

  private static ActionCondition condition(TpAction written) {
    try {
      return ActionCondition.of(written.filters());
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          "Filters",
          "\"" + written.filters() + "\"",
          "filters on the account: *string, *notstring of ~*req.ID, Disabled or AllowNegative, or"
              + " *lt, *lte, *gt, *gte of ~*req.BalanceMap.TYPE.GetTotalValue");
    }
  }
}
