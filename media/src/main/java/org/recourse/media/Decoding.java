package org.recourse.media;
/// Placeholder until decoding is built.
public interface Decoding {}
