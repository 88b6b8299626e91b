'use client';
import { useEffect, useRef, useState } from 'react';

export default function Page() {
  const overlay = useRef(null);
  const [here, setHere] = useState('');
  const [onServer, setOnServer] = useState('');
  useEffect(() => {
    explainOnPage(overlay.current).then(setHere);
    explainOnServer().then(setOnServer);
  }, []);
  return (
    <>
      <canvas ref={overlay} />
      <output>{here}</output>
      <output>{onServer}</output>
    </>
  );
}

/** In the page, which loads the packages when it is shown, and not when the server renders it. */
async function explainOnPage(canvas) {
  const [{ explain }, { hottestCell, meanNet, whitePixel }] = await Promise.all([
    import('gradcam'),
    import('../white-pixel.js'),
  ]);
  const explanation = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  explanation.drawOn(canvas);
  return hottestCell(explanation.scoreMap);
}

async function explainOnServer() {
  const answer = await fetch('/api/map');
  return answer.text();
}
