package org.signalbox.charging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.signalbox.charging.internal.JsonTexts;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A {@link CdrNote} as the text that the ledger carries: one JSON object of texts and one of extra
 * fields. What is empty is left out. The ledger's log keeps it, so what is written once stays
 * readable: new members only, never other meanings.
 */
public final class CdrText {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private static final String EXTRA = "extra";
  private static final int FIELDS_USUAL = 12;
  private static final int CHARACTERS_USUAL = 768;

  private static String kind(CdrNote.Kind kind) {
    return switch (kind) {
      case EVENT -> "";
      case SESSION -> "1";
      case REFUSED_SESSION -> "refused";
    };
  }

  private CdrText() {}

  public static String encode(CdrNote note) {
    JsonTexts out = new JsonTexts(CHARACTERS_USUAL).beginObject();
    write(out, note.cdr());
    put(out, "debited", note.isDebited() ? "1" : "");
    put(out, "replacing", note.isReplacing() ? "1" : "");
    put(out, "session", kind(note.kind()));
    return out.endObject().toString();
  }

  private static void write(JsonTexts out, Cdr cdr) {
    put(out, "tenant", cdr.key().tenant());
    put(out, "cgrid", cdr.key().cgrId());
    put(out, "run", cdr.key().runId());
    put(out, "id", cdr.origin().id());
    put(out, "host", cdr.origin().host());
    put(out, "source", cdr.origin().source());
    put(out, "tor", cdr.tor().text());
    put(out, "type", cdr.requestType());
    put(out, "category", cdr.parties().category());
    put(out, "account", cdr.parties().account());
    put(out, "subject", cdr.parties().subject());
    put(out, "destination", cdr.parties().destination());
    put(out, "setup", cdr.times().setup().map(Instant::toString).orElse(""));
    put(out, "answer", cdr.times().answer().map(Instant::toString).orElse(""));
    put(out, "zone", cdr.times().zone().getId());
    put(out, "usage", Long.toString(cdr.usage()));
    put(out, "costSource", cdr.costSource());
    if (cdr.cost() instanceof CdrCost.Rated rated) {
      put(out, "cost", rated.amount().toString());
      put(out, "details", rated.details());
    }
    put(out, "info", cdr.extraText());
    put(out, "preRated", cdr.preRated() ? "1" : "");
    if (!cdr.extraFields().isEmpty()) {
      out.beginObject(EXTRA);
      cdr.extraFields().forEach(out::member);
      out.endObject();
    }
  }

  private static void put(JsonTexts out, String name, String text) {
    if (!text.isEmpty()) {
      out.member(name, text);
    }
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static CdrNote decode(String text) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("found no JSON object, expected the note of a CDR");
      }
      Map<String, String> members = new HashMap<>();
      FieldTexts.Builder extra = new FieldTexts.Builder(FIELDS_USUAL);
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        if (in.nextToken() == JsonToken.START_OBJECT && name.equals(EXTRA)) {
          readInto(in, extra);
        } else {
          members.put(name, in.getValueAsString(""));
          in.skipChildren();
        }
      }
      return note(members, extra.build());
    } catch (JacksonException | DateTimeException e) {
      throw new IllegalArgumentException("the note of a CDR cannot be read: " + e.getMessage(), e);
    }
  }

  private static void readInto(JsonParser in, FieldTexts.Builder fields) {
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = in.currentName();
      in.nextToken();
      fields.put(name, in.getValueAsString(""));
      in.skipChildren();
    }
  }

  private static CdrNote note(Map<String, String> members, FieldTexts extra) {
    Members of = new Members(members);
    CdrTimes times = new CdrTimes(of.time("setup"), of.time("answer"), ZoneId.of(of.text("zone")));
    String cost = of.text("cost");
    Cdr cdr =
        new Cdr(
            new CdrKey(of.text("tenant"), of.text("cgrid"), of.text("run")),
            new CdrOrigin(of.text("id"), of.text("host"), of.text("source")),
            new TypeOfRecord(of.text("tor")),
            of.text("type"),
            new CdrParties(
                of.text("category"),
                of.text("account"),
                of.text("subject"),
                of.text("destination")),
            times,
            Long.parseLong(of.text("usage")),
            extra,
            of.text("costSource"),
            cost.isEmpty()
                ? CdrCost.unrated()
                : new CdrCost.Rated(Amount.of(cost), of.text("details")),
            of.text("info"),
            of.isSet("preRated"));
    return new CdrNote(
        cdr, of.isSet("debited"), of.isSet("replacing"), kind(of.text("session")), CdrDebits.NONE);
  }

  private static CdrNote.Kind kind(String text) {
    return switch (text) {
      case "" -> CdrNote.Kind.EVENT;
      case "1" -> CdrNote.Kind.SESSION;
      case "refused" -> CdrNote.Kind.REFUSED_SESSION;
      default -> throw new IllegalArgumentException("found the note of an unknown kind: " + text);
    };
  }

  /** Members by name; empty where absent. */
  private record Members(Map<String, String> byName) {

    String text(String name) {
      return byName.getOrDefault(name, "");
    }

    boolean isSet(String name) {
      return !text(name).isEmpty();
    }

    /** Written by {@link Instant#toString}, so with an offset; read by what is quick. */
    Optional<Instant> time(String name) {
      return TimeText.parse(text(name), ZoneOffset.UTC, Instant.EPOCH)
          .map(ZonedDateTime::toInstant);
    }
  }
}
