package org.signalbox.catalog.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rating.RatingProfile;

/**
 * Files to plan items. A pure function of the files' bytes; it never throws for what stands in
 * them. An instance decodes one set of files, on one thread.
 */
public final class PlanFilesDecoder {

  private final String loadId;
  private final String defaultTenant;
  private final List<TpItem> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SequencedMap<String, Integer> rowsKept = new LinkedHashMap<>();
  private final PlanPositions positions = new PlanPositions();
  private long rowsRead;

  /**
   * @param loadId what rating profiles are told apart by, from load to load
   * @param defaultTenant the tenant of rows that name none
   */
  public PlanFilesDecoder(String loadId, String defaultTenant) {
    this.loadId = loadId;
    this.defaultTenant = defaultTenant;
  }

  /** Adds a file; one that is not part of a tariff plan is passed over. */
  public void add(String fileName, byte[] bytes) {
    Optional<PlanFile> file = PlanFile.ofFileName(fileName);
    if (file.isPresent()) {
      addPlanFile(file.get(), CsvDecoder.decode(fileName, bytes));
      return;
    }
    LaterFile.ofFileName(fileName)
        .ifPresent(later -> checkLaterFile(fileName, later, CsvDecoder.decode(fileName, bytes)));
  }

  /** What the files added so far make. */
  public DecodedPlan decoded() {
    return new DecodedPlan(items, problems, rowsRead, rowsKept, positions);
  }

  private void checkLaterFile(String fileName, LaterFile later, CsvText text) {
    problems.addAll(text.problems());
    for (CsvRow row : text.rows()) {
      if (!later.fits(row)) {
        problems.add(columnCount(fileName, row, later.expectation()));
      }
    }
    rowsRead += text.rows().size();
    if (!text.rows().isEmpty()) {
      rowsKept.put(fileName, text.rows().size());
    }
  }

  private void addPlanFile(PlanFile file, CsvText text) {
    problems.addAll(text.problems());
    rowsRead += text.rows().size();
    if (isLaidOutBeforeTypes(file, text)) {
      return;
    }
    Map<List<String>, List<PlanRow>> groups = new LinkedHashMap<>();
    Optional<PlanLayout> headed = PlanLayout.ofHeader(file, text.header());
    for (CsvRow row : text.rows()) {
      Optional<PlanLayout> layout =
          headed
              .filter(named -> named.size() == row.fields().size())
              .or(() -> PlanLayout.ofRow(file, row.fields()));
      if (layout.isEmpty()) {
        problems.add(columnCount(file.fileName(), row, PlanLayout.expectation(file)));
        continue;
      }
      PlanRow planRow = new PlanRow(file.fileName(), row, layout.get(), problems);
      groups.computeIfAbsent(name(file, planRow), name -> new ArrayList<>(1)).add(planRow);
    }
    for (Map.Entry<List<String>, List<PlanRow>> group : groups.entrySet()) {
      TpItem item = item(file, group.getKey(), group.getValue());
      items.add(item);
      positions.add(item, group.getValue());
    }
  }

  /**
   * Attributes of releases before 0.10 changed fields by other rules, which columns do not tell.
   */
  private boolean isLaidOutBeforeTypes(PlanFile file, CsvText text) {
    int substitute = text.header().indexOf("Substitute");
    if (file != PlanFile.ATTRIBUTES || substitute < 0 || text.rows().isEmpty()) {
      return false;
    }
    problems.add(
        new Problem(
            new SourcePosition(file.fileName(), 1, substitute + 1),
            "the columns of a release before 0.10, with Substitute",
            PlanLayout.expectation(file)));
    return true;
  }

  private List<String> name(PlanFile file, PlanRow row) {
    return switch (file) {
      case TIMINGS,
          DESTINATIONS,
          RATES,
          DESTINATION_RATES,
          RATING_PLANS,
          SHARED_GROUPS,
          ACTIONS,
          ACTION_PLANS,
          ACTION_TRIGGERS ->
          List.of(row.required("ID"));
      case RATING_PROFILES ->
          List.of(tenant(row), row.required("Category"), row.required("Subject"));
      case FILTERS, ATTRIBUTES, CHARGERS -> List.of(tenant(row), row.required("ID"));
      case ACCOUNT_ACTIONS -> List.of(tenant(row), row.required("Account"));
    };
  }

  private String tenant(PlanRow row) {
    String tenant = row.text("Tenant");
    return tenant.isEmpty() ? defaultTenant : tenant;
  }

  private TpItem item(PlanFile file, List<String> name, List<PlanRow> rows) {
    return switch (file) {
      case TIMINGS -> RatingRows.timing(rows);
      case DESTINATIONS -> RatingRows.destination(rows);
      case RATES -> RatingRows.rate(rows);
      case DESTINATION_RATES -> RatingRows.destinationRate(rows);
      case RATING_PLANS -> RatingRows.ratingPlan(rows);
      case RATING_PROFILES ->
          RatingRows.ratingProfile(
              rows, loadId, new RatingProfile.Key(name.get(0), name.get(1), name.get(2)));
      case FILTERS -> ProfileRows.filter(rows, new ProfileKey(name.get(0), name.get(1)));
      case ATTRIBUTES -> ProfileRows.attribute(rows, new ProfileKey(name.get(0), name.get(1)));
      case CHARGERS -> ProfileRows.charger(rows, new ProfileKey(name.get(0), name.get(1)));
      case SHARED_GROUPS -> ActionRows.sharedGroups(rows);
      case ACTIONS -> ActionRows.actions(rows);
      case ACTION_PLANS -> ActionRows.actionPlan(rows);
      case ACTION_TRIGGERS -> ActionRows.actionTriggers(rows);
      case ACCOUNT_ACTIONS -> ActionRows.accountActions(rows, loadId, name.get(0));
    };
  }

  private static Problem columnCount(String file, CsvRow row, String expected) {
    return new Problem(
        new SourcePosition(file, row.line(), 1), row.fields().size() + " columns", expected);
  }
}
