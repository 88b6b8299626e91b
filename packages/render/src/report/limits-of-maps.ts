/** The sentences to know before a map is trusted, as markup. */
export const limitsOfMaps = `<section aria-labelledby="limits">
<h2 id="limits">What a map says, and what it does not</h2>
<ul>
<li>It says on which places of the picture the score of one class depends, seen from one layer of the network.</li>
<li>It does not say that the network is right, nor that it knows the object: heat on a cat is no proof of a cat.</li>
<li>It is as coarse as the cells of its layer, often 32 pixels wide; what is finer is drawn in between.</li>
<li>Each map is scaled by its own largest number: two maps are equally bright where one is a thousand times weaker.</li>
<li>Another layer, score or method gives another map of the same network. Decide by measuring, not by what looks right.</li>
</ul>
</section>`;
