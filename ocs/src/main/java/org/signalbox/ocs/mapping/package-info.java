/**
 * Who is charged for what: what an operator's file makes of credit-control requests.
 *
 * <p>Starting points: {@link org.signalbox.ocs.mapping.MappingFile} (reads {@code config/ocs.yaml},
 * or what is built in), {@link org.signalbox.ocs.mapping.ServiceMap} (asked for every request),
 * {@link org.signalbox.ocs.mapping.RequestField} (what rules can ask and say).
 *
 * <p>Rule of the package: the map is compiled once and immutable; asking it never blocks.
 */
@NullMarked
package org.signalbox.ocs.mapping;

import org.jspecify.annotations.NullMarked;
