/**
 * What JSON of the 5G interfaces has to look like, in the words of their OpenAPI documents.
 *
 * <p>Starting points: {@link org.signalbox.registers.nf.shape.Shape}, {@link
 * org.signalbox.registers.nf.shape.ShapeChecker}.
 *
 * <p>Rule of the package: members that a shape does not name are always allowed (TS 29.500 §5.2.8);
 * what it names has to fit.
 */
@NullMarked
package org.signalbox.registers.nf.shape;

import org.jspecify.annotations.NullMarked;
