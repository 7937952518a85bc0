package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileKey;

/**
 * Applies attribute profiles to an event: in each run the matching profile of the highest weight,
 * other than the one of the run before, until a run finds none, a profile blocks, or the runs asked
 * for are over. Each run sees what the runs before it changed.
 */
final class AttributeProcessor {

  /** The value of a field that some attribute profile must fill in. */
  private static final String TO_BE_FILLED = "*attributes";

  private final ProfileTable<CompiledAttributeProfile> profiles;
  private final AttributeRequest request;
  private final MatchTerms terms;
  private final Map<String, CompiledAttributeProfile> inline;

  /**
   * @param inline inline attributes compiled beforehand; others are compiled as they are met
   */
  AttributeProcessor(
      ProfileTable<CompiledAttributeProfile> profiles,
      AttributeRequest request,
      MatchTerms terms,
      Map<String, CompiledAttributeProfile> inline) {
    this.profiles = profiles;
    this.request = request;
    this.terms = terms;
    this.inline = new HashMap<>(inline);
  }

  AttributeOutcome process(Event event) {
    if (candidates(EventView.of(event)).isEmpty()) {
      // Most events: nothing can change them, so no copy is made for it.
      return unfilled(event.fields())
          .<AttributeOutcome>map(AttributeOutcome.Failed::new)
          .orElseGet(AttributeOutcome.NotFound::new);
    }
    Progress progress = new Progress(new WorkingEvent(event));
    while (progress.matched.size() < request.processRuns() && applyNext(event, progress)) {
      // Each run does its work in the condition.
    }
    Optional<String> unfilled = unfilled(progress.event.fields());
    if (unfilled.isPresent()) {
      return new AttributeOutcome.Failed(unfilled.get());
    }
    return progress.matched.isEmpty()
        ? new AttributeOutcome.NotFound()
        : new AttributeOutcome.Altered(
            progress.event.frozen(), progress.matched, List.copyOf(progress.altered));
  }

  /** What is wrong where a field is left that a profile had to fill in. */
  private static Optional<String> unfilled(Map<String, FieldValue> fields) {
    for (Map.Entry<String, FieldValue> field : fields.entrySet()) {
      if (field.getValue() instanceof FieldValue.Text(String text) && text.equals(TO_BE_FILLED)) {
        return Optional.of("MANDATORY_IE_MISSING: [" + field.getKey() + "]");
      }
    }
    return Optional.empty();
  }

  /** Does one run and says whether another may follow. */
  private boolean applyNext(Event event, Progress progress) {
    WorkingEvent attempt = progress.event.copy();
    attempt.variables().put("*processRuns", FieldValue.number(progress.matched.size() + 1L));
    attempt.variables().put("*processedProfileIDs", FieldValue.texts(progress.matched));
    Optional<CompiledAttributeProfile> found = best(event, attempt, progress);
    if (found.isEmpty()) {
      return false;
    }
    attempt.variables().put("*attrPrfTenantID", FieldValue.text(found.get().shownId()));
    Set<String> altered = new LinkedHashSet<>();
    try {
      for (CompiledAttribute attribute : found.get().attributes()) {
        if (attribute.apply(attempt, terms)) {
          altered.add(attribute.path());
        }
      }
    } catch (EvaluationFault.MissingField e) {
      // As if the profile had not matched: what it changed before the missing field is dropped.
      return false;
    }
    progress.accept(found.get().shownId(), attempt, altered);
    return !found.get().profile().blocker();
  }

  /** The profile that would be applied first, if any. */
  Optional<CompiledAttributeProfile> first(Event event) {
    WorkingEvent working = new WorkingEvent(event);
    working.variables().put("*processRuns", FieldValue.number(0));
    return best(event, working, new Progress(working));
  }

  private Optional<CompiledAttributeProfile> best(Event event, EventView seen, Progress progress) {
    CompiledAttributeProfile best = null;
    for (CompiledAttributeProfile candidate : candidates(seen)) {
      if (progress.allows(candidate.shownId(), request.profileRuns())
          && matches(candidate, event, seen)
          && (best == null || candidate.outweighs(best))) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean matches(CompiledAttributeProfile candidate, Event event, EventView seen) {
    boolean ignoreFilters = request.ignoreFilters() && !request.profileIds().isEmpty();
    return candidate.isUsableIn(request.context())
        && candidate.profile().interval().contains(event.time().orElse(terms.now()))
        && (ignoreFilters || candidate.filters().passes(seen, terms));
  }

  private Collection<CompiledAttributeProfile> candidates(EventView seen) {
    if (request.profileIds().isEmpty()) {
      return profiles.candidates(seen.tenant(), seen);
    }
    List<CompiledAttributeProfile> given = new ArrayList<>();
    for (String id : request.profileIds()) {
      if (InlineAttribute.isInline(id)) {
        given.add(inline.computeIfAbsent(id, text -> compiled(seen.tenant(), text)));
      } else {
        profiles.get(new ProfileKey(seen.tenant(), id)).ifPresent(given::add);
      }
    }
    return given;
  }

  private static CompiledAttributeProfile compiled(String tenant, String text) {
    try {
      return InlineAttribute.compile(tenant, text);
    } catch (ProfileFault e) {
      throw EvaluationFault.from(e);
    }
  }

  /** What the runs so far have done. */
  private static final class Progress {

    private WorkingEvent event;
    private final List<String> matched = new ArrayList<>();
    private final Set<String> altered = new LinkedHashSet<>();
    private final Map<String, Integer> timesApplied = new HashMap<>();

    Progress(WorkingEvent event) {
      this.event = event;
    }

    /** Not twice in a row, and not more often than asked for. */
    boolean allows(String profile, int profileRuns) {
      boolean repeats = !matched.isEmpty() && matched.getLast().equals(profile);
      return !repeats && (profileRuns <= 0 || timesApplied.getOrDefault(profile, 0) < profileRuns);
    }

    void accept(String profile, WorkingEvent changed, Set<String> paths) {
      event = changed;
      matched.add(profile);
      altered.addAll(paths);
      timesApplied.merge(profile, 1, Integer::sum);
    }
  }
}
