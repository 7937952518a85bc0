package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ProfileFault;

/** Compiles attribute profiles. */
final class AttributeCompiler {

  private AttributeCompiler() {}

  /**
   * @throws ProfileFault when a filter is unknown, or a path, type or value is not right
   */
  static CompiledAttributeProfile compile(AttributeProfile profile, FilterTable filters) {
    List<CompiledAttribute> attributes = new ArrayList<>();
    for (AttributeProfile.Attribute attribute : profile.attributes()) {
      attributes.add(
          attribute(
              filters.chain(profile.key(), attribute.filterIds()),
              attribute.path(),
              attribute.type(),
              ExpressionParser.parseAll(attribute.value(), ExpressionParser.FIELD_SEPARATOR)));
    }
    return new CompiledAttributeProfile(
        profile, filters.chain(profile.key(), profile.filterIds()), attributes);
  }

  static CompiledAttribute attribute(
      FilterChain filters, String path, String type, Expressions value) {
    FieldPath target = FieldPath.parse(path);
    return new CompiledAttribute(
        filters,
        path,
        target,
        type.equals("*composed"),
        AttributeOperationParser.parse(type, target, value));
  }
}
