package org.signalbox.catalog.tp;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.internal.StoredJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items as they stand in the database: JSON with the member names that clients use. */
public final class TpJson {

  private TpJson() {}

  /** The item as text. */
  public static String write(TpItem item) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = StoredJson.MAPPER.createGenerator(text)) {
      out.writeStartObject();
      item.writeMembers(out);
      out.writeEndObject();
    }
    return text.toString();
  }

  /** The item of a text that {@link #write} made. */
  public static TpItem read(TpKind kind, String body) {
    return kind.read(new Stored(StoredJson.MAPPER.readTree(body)));
  }

  /** Members of an object that this release or an earlier one wrote. */
  private record Stored(JsonNode object) implements Members {

    @Override
    public boolean has(String name) {
      return object.hasNonNull(name);
    }

    @Override
    public String text(String name) {
      return object.path(name).asString("");
    }

    @Override
    public List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      object.path(name).forEach(element -> texts.add(element.asString()));
      return texts;
    }

    @Override
    public boolean flag(String name) {
      return object.path(name).asBoolean(false);
    }

    @Override
    public long integer(String name) {
      return object.path(name).asLong(0);
    }

    @Override
    public BigDecimal decimal(String name) {
      return object.path(name).asDecimal(BigDecimal.ZERO);
    }

    @Override
    public Members object(String name, String typeName) {
      return object.path(name) instanceof ObjectNode member
          ? new Stored(member)
          : new Stored(StoredJson.MAPPER.createObjectNode());
    }

    @Override
    public List<? extends Members> objects(String name, String typeName) {
      List<Stored> objects = new ArrayList<>();
      object.path(name).forEach(element -> objects.add(new Stored(element)));
      return objects;
    }
  }
}
