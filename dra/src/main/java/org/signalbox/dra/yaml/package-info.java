/**
 * The routing agent's own file, one YAML document; docs/dra.md is its reference.
 *
 * <p>Starting points: {@link org.signalbox.dra.yaml.RouteFileSource} makes an agent's setup of a
 * file, {@link org.signalbox.dra.yaml.RouteFileReader} reads its sections in order, {@link
 * org.signalbox.dra.yaml.RouteSection} reads one route.
 */
@NullMarked
package org.signalbox.dra.yaml;

import org.jspecify.annotations.NullMarked;
